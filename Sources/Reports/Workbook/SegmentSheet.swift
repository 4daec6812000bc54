// SPDX-License-Identifier: Apache-2.0
// Copyright the Rendement authors

import Documents
import Finance

/// The cells of one segment's hours.
struct SegmentCells {
  /// The levers that work here, by their index in the case.
  var moves: [Int]
  /// Shapley share of the hours saved, by move and month 1 to the horizon, volume included.
  var shares: [[SheetFormula]]
  /// Issues, and issues that automation takes, by month 1 to the horizon.
  var demand: [SheetFormula]
  var deflected: [SheetFormula]
  /// Issues that automation hands to a person; empty when no lever states its parts.
  var handoffs: [SheetFormula]
  /// Totals over the horizon by move.
  var alone: [SheetFormula]
  var lastIn: [SheetFormula]
  var sequence: [SheetFormula]
  /// The four views of a month at full effect, by move: share, alone, last in, sequence.
  var full: [[SheetFormula]]
  /// Hours and contacts of a month, without levers and with all of them at full effect.
  var hoursBefore: SheetFormula
  var hoursAfter: SheetFormula
  var contactsBefore: SheetFormula
  var contactsAfter: SheetFormula
}

/// The parts of the product that paid hours are; every lever moves one of them.
enum HoursPart: CaseIterable {
  case demand, time, recontact, minutes, occupancy, shrinkage

  /// The part that a lever's parameter moves; nil for a price, which moves no hours.
  init?(_ parameter: WorkloadParameter) {
    switch parameter {
    case .demandPerMonth: self = .demand
    case .deflection: self = .time
    case .recontactRate, .firstContactResolution: self = .recontact
    case .handleMinutes, .productivity: self = .minutes
    case .occupancy: self = .occupancy
    case .shrinkage: self = .shrinkage
    case .costPerPaidHour: return nil
    }
  }

  /// The parameter that the part is made of.
  var parameter: WorkloadParameter {
    switch self {
    case .demand: .demandPerMonth
    case .time: .deflection
    case .recontact: .recontactRate
    case .minutes: .handleMinutes
    case .occupancy: .occupancy
    case .shrinkage: .shrinkage
    }
  }
}

/// Where things stand on the sheet of one segment.
struct SegmentSheet {
  var number: Int
  var segment: Int
  var moves: [Int]
  /// The column of the first set of levers.
  var firstSet = 0
  var lines: [SegmentLine] = []
  var full = SegmentLine(hoursBefore: 0, saved: [], shares: [])
  var contactsBefore: SheetFormula = 0
  var contactsAfter: SheetFormula = 0

  init(number: Int, segment: Int, moves: [Int]) {
    self.number = number
    self.segment = segment
    self.moves = moves
  }

  var headRow: Int { 3 + moves.count }
  func weightRow(_ position: Int) -> Int { 2 + position }
  func place(_ row: Int, _ column: Int) -> CellPlace {
    CellPlace(sheet: number, row: row, column: column)
  }

  /// How many columns the parts take.
  func partColumns(_ parts: [(part: HoursPart, own: [Int])]) -> Int {
    parts.reduce(0) { $0 + (1 << $1.own.count) }
  }
}

/// The cells of one line of a segment's sheet.
struct SegmentLine {
  var hoursBefore: SheetFormula
  /// Hours saved by every set of levers but the empty one.
  var saved: [SheetFormula]
  var shares: [SheetFormula]
  var demand: SheetFormula = 0
  var deflected: SheetFormula = 0
  var handoffs: SheetFormula?
}
