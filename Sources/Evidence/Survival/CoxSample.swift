// SPDX-License-Identifier: Apache-2.0
// Copyright the Rendement authors

internal import Statistics

/// Subjects in the order in which a Cox model reads them: by stratum, within it from the longest
/// duration to the shortest, with centred covariates row after row.
struct CoxSample {
  let count: Int
  let names: [String]
  let times: [Double]
  let events: [Bool]
  let strata: [Int32]
  /// Row after row, centred on `means`.
  let rows: [Double]
  let means: [Double]
  let deviations: [Double]
  /// Entry of each subject and, within strata, their places from the latest entry to the earliest.
  let entries: [Double]?
  let entryOrder: [Int32]
  let eventCount: Int

  var width: Int { names.count }

  init(
    _ data: SurvivalData, _ covariates: [Covariate], strata labels: [String]?
  ) throws(SurvivalError) {
    try CoxSample.check(data, covariates, labels)
    let order = CoxSample.order(data.times, labels)
    count = data.count
    names = covariates.map(\.name)
    times = order.map { data.times[Int($0)] }
    events = order.map { data.events[Int($0)] }
    strata = CoxSample.codes(order, labels)
    eventCount = data.eventCount
    entries = data.entries.map { entries in order.map { entries[Int($0)] } }
    entryOrder = entries.map { CoxSample.entryOrder($0, labels, order) } ?? []
    let width = covariates.count
    let size = Double(data.count)
    means = covariates.map { $0.values.reduce(0, +) / size }
    var rows = [Double](repeating: 0, count: data.count * width)
    var deviations = [Double](repeating: 0, count: width)
    for (column, covariate) in covariates.enumerated() {
      let mean = means[column]
      var squares = 0.0
      for (place, subject) in order.enumerated() {
        let value = covariate.values[Int(subject)] - mean
        rows[place * width + column] = value
        squares += value * value
      }
      deviations[column] = (squares / size).squareRoot()
    }
    self.rows = rows
    self.deviations = deviations
  }

  private static func check(
    _ data: SurvivalData, _ covariates: [Covariate], _ labels: [String]?
  ) throws(SurvivalError) {
    guard data.events.contains(true) else { throw .noEvents }
    guard data.count > covariates.count else {
      throw .tooFewSubjects(count: data.count, needed: covariates.count + 1)
    }
    if let labels, labels.count != data.count {
      throw .unequalLengths(column: "stratum", count: labels.count, expected: data.count)
    }
    for covariate in covariates {
      guard covariate.values.count == data.count else {
        throw .unequalLengths(
          column: covariate.name, count: covariate.values.count, expected: data.count)
      }
      if let index = covariate.values.firstIndex(where: { !$0.isFinite }) {
        throw .notFinite(column: covariate.name, index: index)
      }
      guard let first = covariate.values.first, covariate.values.contains(where: { $0 != first })
      else { throw .constant(column: covariate.name) }
    }
  }

  private static func order(_ times: [Double], _ labels: [String]?) -> [Int32] {
    let falling = Array(ascendingOrder(of: times).reversed())
    guard let labels else { return falling }
    let codes = labelCodes(labels)
    let byStratum = ascendingOrder(of: falling.map { Double(codes[Int($0)]) })
    return byStratum.map { falling[Int($0)] }
  }

  private static func codes(_ order: [Int32], _ labels: [String]?) -> [Int32] {
    guard let labels else { return [Int32](repeating: 0, count: order.count) }
    let codes = labelCodes(labels)
    return order.map { codes[Int($0)] }
  }

  private static func labelCodes(_ labels: [String]) -> [Int32] {
    var known: [String: Int32] = [:]
    return labels.map { label in
      if let code = known[label] { return code }
      let code = Int32(known.count)
      known[label] = code
      return code
    }
  }

  private static func entryOrder(
    _ entries: [Double], _ labels: [String]?, _ order: [Int32]
  ) -> [Int32] {
    let falling = Array(ascendingOrder(of: entries).reversed())
    let codes = codes(order, labels)
    let byStratum = ascendingOrder(of: falling.map { Double(codes[Int($0)]) })
    return byStratum.map { falling[Int($0)] }
  }
}

/// A named column of numbers, one per subject.
public struct Covariate: Sendable, Hashable {
  /// The name, for sentences.
  public let name: String
  /// One finite number per subject.
  public let values: [Double]

  /// Creates a covariate.
  public init(_ name: String, _ values: [Double]) {
    self.name = name
    self.values = values
  }
}
