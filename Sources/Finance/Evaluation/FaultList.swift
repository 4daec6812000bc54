// SPDX-License-Identifier: Apache-2.0
// Copyright the Rendement authors

/// The faults of a case as they are found.
struct FaultList {
  private(set) var faults: [FinanceError] = []

  mutating func add(_ fault: FinanceError) {
    if !faults.contains(fault) { faults.append(fault) }
  }

  /// Checks one number.
  mutating func check(_ path: String, _ value: Double?, _ domain: FinanceError.Domain) {
    guard let value else { return }
    if !value.isFinite {
      add(.notFinite(path: path))
    } else if !domain.contains(value) {
      add(.outOfDomain(path: path, value: value, domain: domain))
    }
  }

  /// Checks that ids differ and are not empty.
  mutating func checkUnique(_ ids: [String], path: String) {
    var seen = Set<String>()
    for id in ids where !seen.insert(id).inserted { add(.duplicateID(path: path, id: id)) }
  }

  /// Checks a ramp.
  mutating func check(_ path: String, _ ramp: Ramp) {
    let isSound =
      switch ramp {
      case .immediate: true
      case .linear(let months), .sCurve(let months): (1...240).contains(months)
      case .monthly(let shares), .yearly(let shares):
        !shares.isEmpty && shares.allSatisfy { (0...1).contains($0) }
      }
    if !isSound { add(.rampOutOfDomain(path: path)) }
  }

  /// Checks the months of a line.
  mutating func checkMonths(_ path: String, _ start: Int?, _ end: Int?, _ horizon: Int) {
    if let start, !(0...max(0, horizon)).contains(start) {
      add(.monthOutOfDomain(path: "\(path).startMonth", month: start, horizonMonths: horizon))
    }
    if let end, end < start ?? 0 || end > horizon {
      add(.monthOutOfDomain(path: "\(path).endMonth", month: end, horizonMonths: horizon))
    }
  }

  /// Checks the numbers of an amount and that its quantity is known.
  mutating func check(_ path: String, _ amount: Amount, of businessCase: BusinessCase) {
    for (name, value) in amount.numbers { check("\(path).\(name)", value, .notNegative) }
    let hasWorkload = businessCase.workload != .absent
    switch amount {
    case .flows(_, let years):
      let covered = (businessCase.horizonMonths + 11) / 12
      if years.count > covered, businessCase.horizonMonths >= 1 {
        add(
          .flowsBeyondHorizon(
            path: "\(path).flows", years: years.count, horizonMonths: businessCase.horizonMonths))
      }
    case .every(let months, _):
      if !(1...240).contains(months) {
        add(
          .monthOutOfDomain(
            path: "\(path).everyMonths", month: months, horizonMonths: businessCase.horizonMonths))
      }
    case .perContact(_, nil) where !hasWorkload:
      add(.driverMissing(path: path, driver: "contactsPerMonth"))
    case .perResolution(_, nil, _, _) where !hasWorkload:
      add(.driverMissing(path: path, driver: "resolutionsPerMonth"))
    case .perResolution(_, _, let price, nil) where price > 0 && !businessCase.statesAutomation:
      add(.driverMissing(path: path, driver: "handoffsPerMonth"))
    case .perToken(let price) where price.sessionsPerMonth == nil && !businessCase.statesAutomation:
      add(.driverMissing(path: path, driver: "sessionsPerMonth"))
    default: break
    }
  }
}

extension FinanceError.Domain {
  /// Whether a finite number lies in the domain.
  public func contains(_ value: Double) -> Bool { range.contains(value) && value != excluded }

  /// The number nearest to `value` that lies in the domain.
  public func clamped(_ value: Double) -> Double {
    let inside = min(max(value, range.lowerBound), range.upperBound)
    guard inside == excluded else { return inside }
    return inside == range.lowerBound ? inside + 1e-6 : inside - 1e-6
  }

  private var range: ClosedRange<Double> {
    switch self {
    case .share, .positiveShare, .shareBelowOne: 0...1
    case .notNegative, .positive: 0...Double.greatestFiniteMagnitude
    case .smallRate: 0...5
    case .growth: -1...2
    case .relativeChange: -1...10
    case .sharePoints: -1...1
    case .any: -Double.greatestFiniteMagnitude...Double.greatestFiniteMagnitude
    }
  }

  /// The one end of the range that does not belong to the domain.
  private var excluded: Double? {
    switch self {
    case .positiveShare, .positive: 0
    case .shareBelowOne: 1
    case .growth: -1
    case .share, .notNegative, .smallRate, .relativeChange, .sharePoints, .any: nil
    }
  }
}

extension BusinessCase {
  /// Whether some lever says how many contacts meet automation and how many it contains.
  var statesAutomation: Bool { levers.contains { $0.effect.isAutomation } }
}
