// SPDX-License-Identifier: Apache-2.0
// Copyright the Rendement authors

internal import Evidence
package import Foundation
internal import Quantities

/// Which contacts had a part in sales, by every usual rule side by side.
package struct AttributeSales: Sendable {
  /// The columns of a file of contacts before sales.
  package struct Columns: Sendable {
    /// The file.
    package var file: URL
    /// The column of the customer.
    package var customer: String
    /// The column of the moment.
    package var date: String
    /// The column of the channel.
    package var channel: String
    /// The column that is 1 on the row of a customer who bought.
    package var converted: String

    /// Names the columns.
    package init(
      file: URL, customer: String, date: String, channel: String, converted: String
    ) {
      self.file = file
      self.customer = customer
      self.date = date
      self.channel = channel
      self.converted = converted
    }
  }

  /// The days in which the weight of a contact halves.
  package var halfLifeDays: Double
  /// The level of intervals.
  package var level: Double

  /// Creates the use case.
  package init(halfLifeDays: Double = 7, level: Double = 0.95) {
    self.halfLifeDays = halfLifeDays
    self.level = level
  }

  /// Credits the channels of a file.
  ///
  /// - Parameter columns: Where the contacts stand.
  /// - Returns: Shares of credit by Shapley, with the other rules as a table.
  /// - Throws: `AttributionError`, ``AnalysisProblem`` or ``ColumnTableError``.
  package func run(_ columns: Columns) async throws -> AnalysisAnswer {
    let table = try await ReadColumns(columns.file).run([
      columns.customer: .text, columns.date: .moment, columns.channel: .text,
      columns.converted: .number,
    ])
    let moments = table.numbers(columns.date)
    let channels = table.texts(columns.channel)
    let sales = table.numbers(columns.converted)
    var journeys: [String: [(moment: Double, channel: String)]] = [:]
    var buyers: Set<String> = []
    for (row, customer) in table.texts(columns.customer).enumerated() {
      guard let customer, let moment = moments[row], let channel = channels[row] else { continue }
      journeys[customer, default: []].append((moment, channel))
      if sales[row] == 1 { buyers.insert(customer) }
    }
    guard !journeys.isEmpty else { throw AnalysisProblem.tooFewRows(count: 0) }
    let paths = journeys.sorted { $0.key < $1.key }.map { customer, contacts in
      let ordered = contacts.sorted { $0.moment < $1.moment }
      let end = ordered.map(\.moment).max() ?? 0
      let isBuyer = buyers.contains(customer)
      return ContactPath(
        ordered.map(\.channel), daysBefore: ordered.map { (end - $0.moment) / 86_400 },
        conversions: isBuyer ? 1 : 0, losses: isBuyer ? 0 : 1)
    }
    let result = try attributionReport(
      outcome: LocalizedText(verbatim: columns.converted), paths: paths, rules: rules, level: level)
    return AnalysisAnswer(result: result, remarks: table.problems.map(\.sentence))
  }

  private var rules: [(name: LocalizedText, rule: AttributionRule)] {
    [
      (LocalizedText(verbatim: "Shapley"), .shapley),
      (LocalizedText(en: "Markov removal", fr: "retrait de Markov"), .markov),
      (LocalizedText(en: "first", fr: "premier"), .first),
      (LocalizedText(en: "last", fr: "dernier"), .last),
      (LocalizedText(en: "linear", fr: "linéaire"), .linear),
      (
        LocalizedText(en: "time decay", fr: "décroissance"),
        .timeDecay(halfLifeDays: halfLifeDays)
      ),
      (
        LocalizedText(en: "position 40-20-40", fr: "position 40-20-40"),
        .position(first: 0.4, last: 0.4)
      ),
    ]
  }
}
