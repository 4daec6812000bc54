// SPDX-License-Identifier: Apache-2.0
// Copyright the Rendement authors

import Foundation
import Quantities
import ServiceMetrics
import Yams

/// A case on one screen: rows, a question, and the rows expected back.
struct EngineCase: Decodable {
  /// The question.
  struct Query: Decodable {
    var metrics: String
    var by: [String]?
    var grain: Grain?
    var from: LocalDate?
    var to: LocalDate?
    var `where`: [String]?
    var data_range: [LocalDate]?
    var data_until: LocalDate?
  }

  /// What an expected row says; what it leaves out is not looked at.
  struct Expected: Decodable {
    var metric: String
    var variant: String?
    var parameters: [String: Double]?
    var period: String?
    var from: LocalDate?
    var dimensions: [String: String?]?
    var value: Double?
    var tolerance: Double?
    var n: Int?
    var low: Double?
    var high: Double?
    var unit: String?
    var provisional: Bool?
    var note: String?
    var absent: String?
  }

  /// A value in a row of facts.
  enum Cell: Decodable {
    case text(String)
    case number(Double)
    case boolean(Bool)

    init(from decoder: any Decoder) throws {
      let container = try decoder.singleValueContainer()
      if let boolean = try? container.decode(Bool.self) {
        self = .boolean(boolean)
      } else if let number = try? container.decode(Double.self) {
        self = .number(number)
      } else {
        self = .text(try container.decode(String.self))
      }
    }
  }

  var name: String
  var source: String
  var tables: [String: [[String: Cell]]]
  var query: Query
  var expect: [Expected]
  var rows: Int?

  /// The question in the product's own terms.
  func metricQuery() throws -> MetricQuery {
    MetricQuery(
      metrics: try MetricSelection.list(parsing: query.metrics),
      dimensions: try (query.by ?? []).map { try Dimension.named($0) }, grain: query.grain,
      from: query.from, to: query.to,
      filters: try (query.where ?? []).map { try MetricFilter(parsing: $0) },
      dataRange: query.data_range.map { $0[0]...$0[1] })
  }

  /// The cases beside this file, by name.
  static func named(_ name: String) throws -> EngineCase {
    let file = folder.appending(path: name + ".yaml")
    return try YAMLDecoder().decode(
      EngineCase.self, from: String(contentsOf: file, encoding: .utf8))
  }

  /// The names of all cases.
  static var names: [String] {
    get throws {
      try FileManager.default.contentsOfDirectory(atPath: folder.path)
        .filter { $0.hasSuffix(".yaml") }.map { String($0.dropLast(5)) }.sorted()
    }
  }

  static let folder = Bundle.module.bundleURL.appending(path: "Cases")
}
