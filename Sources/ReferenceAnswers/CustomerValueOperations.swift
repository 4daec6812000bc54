// SPDX-License-Identifier: Apache-2.0
// Copyright the Rendement authors

internal import Evidence
internal import Foundation
internal import Quantities

/// The value of customers without a contract: histories, purchases and spend.
enum CustomerValueOperations {
  static let all: [String: Operation] = [
    "rfm": histories, "bgnbd_fit": purchaseFit, "bgnbd_eval": purchaseValues, "gg_fit": spendFit,
  ]

  private static let histories: Operation = { input in
    let end = try day(try input.text("calibration_end"), "calibration_end")
    let purchases = try await PurchaseFile(input).purchases()
    let found = try purchaseHistories(
      of: purchases, until: end, daysPerUnit: try input.optionalNumber("days_per_unit") ?? 1)
    let decimals = try input.optionalNumber("round_decimals")
    func rounded(_ value: Double) -> Double {
      guard let decimals else { return value }
      let scale = pow(10, decimals)
      return (value * scale).rounded() / scale
    }
    func sum(_ figure: (PurchaseHistory) -> Double) -> JSONValue {
      .finite(found.reduce(0) { $0 + figure($1.history) })
    }
    return [
      "customers": .integer(found.count), "transactions_in_file": .integer(purchases.count),
      "sum_x": sum { Double($0.repeats) }, "sum_t_x": sum { rounded($0.recency) },
      "sum_T": sum { rounded($0.age) }, "sum_m": sum { $0.meanSpend },
    ]
  }

  static func day(_ text: String, _ name: String) throws -> Int {
    let digits = text.prefix(10).filter(\.isNumber)
    guard digits.count == 8, let number = Int(digits),
      let date = LocalDate(
        year: number / 10_000, month: number / 100 % 100, day: number % 100)
    else { throw CaseError.wrongKind(name, "date") }
    return date.daysSinceEpoch
  }

  private static func table(_ input: CaseInput, spend: Bool) async throws -> [PurchaseHistory] {
    let table = try await input.table()
    func column(_ names: [String]) throws -> String {
      guard let name = names.first(where: table.names.contains) else {
        throw CaseError.noSuchColumn(names[0], known: table.names)
      }
      return name
    }
    var names = [try column(["x", "frequency"])]
    if spend { names.append(try column(["m", "monetary_value"])) }
    if let recency = try? column(["t_x", "recency"]), let age = try? column(["T", "age"]) {
      names += [recency, age]
    } else if !spend {
      throw CaseError.noSuchColumn("t_x", known: table.names)
    }
    return try table.rows(numbers: names).map { row in
      guard let repeats = Int(exactly: row[0]) else {
        throw CaseError.wrongKind(names[0], "whole number")
      }
      let times = row.dropFirst(spend ? 2 : 1)
      return PurchaseHistory(
        repeats: repeats, recency: times.first ?? 0, age: times.last ?? 0,
        meanSpend: spend ? row[1] : 0)
    }
  }

  private static let purchaseFit: Operation = { input in
    let histories = try await table(input, spend: false)
    let model = try BetaGeometricModel.fit(histories)
    return [
      "r": .finite(model.r), "alpha": .finite(model.alpha), "a": .finite(model.a),
      "b": .finite(model.b), "loglik": .finite(model.logLikelihood),
      "customers": .integer(histories.count),
    ]
  }

  private static func history(_ input: CaseInput) throws -> PurchaseHistory {
    PurchaseHistory(
      repeats: try input.integer("x"), recency: try input.number("t_x"),
      age: try input.number("T"))
  }

  private static let purchaseValues: Operation = { input in
    let values = try input.object("params")
    let model = try BetaGeometricModel(
      r: try values.number("r"), alpha: try values.number("alpha"), a: try values.number("a"),
      b: try values.number("b"))
    var answer: [String: JSONValue] = [:]
    if input.has("cond_expectation") {
      answer["cond_expectation"] = .numbers(
        try input.objects("cond_expectation").map {
          try model.expectedPurchases(in: try $0.number("t"), given: try history($0))
        })
    }
    if input.has("p_alive") {
      answer["p_alive"] = .numbers(
        try input.objects("p_alive").map { try model.probabilityAlive(try history($0)) })
    }
    if input.has("expectation_t") {
      answer["expectation"] = .numbers(
        try input.numbers("expectation_t").map { try model.expectedPurchases(in: $0) })
    }
    if input.has("pmf") {
      answer["pmf"] = .numbers(
        try input.objects("pmf").map {
          try model.probability(of: try $0.integer("n"), in: try $0.number("t"))
        })
    }
    if let path = try input.optionalText("loglik_file") {
      let file = CaseInput(
        values: ["file": .text(path)], folder: input.folder, tables: input.tables)
      answer["loglik"] = .finite(try model.logLikelihood(of: try await table(file, spend: false)))
    }
    return answer
  }

  private static let spendFit: Operation = { input in
    let histories = try await table(input, spend: true)
    let model = try GammaGammaModel.fit(histories)
    var answer: [String: JSONValue] = [
      "p": .finite(model.p), "q": .finite(model.q), "gamma": .finite(model.gamma),
      "loglik": .finite(model.logLikelihood),
      "customers": .integer(GammaGammaModel.usable(histories)),
    ]
    guard input.has("conditional_spend") else { return answer }
    let query = try input.object("conditional_spend")
    var given = model
    if query.has("params") {
      let values = try query.object("params")
      given = try GammaGammaModel(
        p: try values.number("p"), q: try values.number("q"), gamma: try values.number("gamma"))
    }
    answer["conditional_spend"] = .finite(
      try given.expectedSpend(
        repeats: try query.number("x"), meanSpend: try query.number("m")))
    answer["population_spend_of_params"] = .finite(given.populationMean)
    return answer
  }
}
