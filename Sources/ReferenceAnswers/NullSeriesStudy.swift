// SPDX-License-Identifier: Apache-2.0
// Copyright the Rendement authors

internal import Foundation
internal import Statistics

/// How often the default before/after test announces an effect on series that hold none.
struct NullSeriesStudy {
  private let count: Int
  private let correlation: Double
  private let seed: UInt64
  private let replications: Int
  private let burnIn: Int
  private let alpha: Double

  init(_ input: CaseInput) throws {
    count = try input.integer("n")
    correlation = try input.number("phi")
    seed = UInt64(try input.integer("seed0"))
    replications = try input.integer("replications")
    burnIn = try input.integer("burn_in")
    alpha = try input.number("alpha")
  }

  /// The share of series whose change of level is called different from zero.
  func rejectionRate() throws -> Double {
    let design = try design()
    guard let law = design.index(of: "law") else { return .nan }
    var rejections = 0
    for replication in 0..<replications {
      let fit = try AutoregressiveRegression.fit(series(replication), on: design)
      if fit.pValue(column: law) < alpha { rejections += 1 }
    }
    return Double(rejections) / Double(replications)
  }

  private func series(_ replication: Int) -> [Double] {
    let draws = HashDraws(seed: seed &+ UInt64(replication), stream: 1)
    var value = draws.normal(0)
    var values = burnIn == 0 ? [value] : []
    for index in 1..<max(count + burnIn, 1) {
      value = correlation * value + draws.normal(UInt64(index))
      if index >= burnIn { values.append(value) }
    }
    return values
  }

  private func design() throws -> Design {
    let start = 2 * count / 3
    let size = Double(count)
    let times = (0..<count).map(Double.init)
    var columns: [(name: String, values: [Double])] = [
      ("t", times.map { $0 / size }),
      ("law", times.map { $0 >= Double(start) ? 1 : 0 }),
      ("law-t", times.map { $0 >= Double(start) ? ($0 - Double(start)) / size : 0 }),
    ]
    for harmonic in 1...3 {
      let angles = times.map { 2 * Double.pi * Double(harmonic) * $0 / 52 }
      columns.append(("sin\(harmonic)", angles.map { sin($0) }))
      columns.append(("cos\(harmonic)", angles.map { cos($0) }))
    }
    return try Design(count: count, columns)
  }
}
