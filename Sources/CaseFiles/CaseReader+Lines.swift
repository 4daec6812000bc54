// SPDX-License-Identifier: Apache-2.0
// Copyright the Rendement authors

import Finance
import Quantities
import Yams

extension CaseReader {
  /// One direct gain.
  func gain(_ node: Node, faults: CaseFaults) -> GainLine? {
    guard let map = identified(node, list: "gains", faults: faults) else { return nil }
    let reader = map.reader
    let amount = amount(reader, keys: AmountKeys.gains)
    var line = GainLine(
      id: map.id, label: reader.localized("label"), amount: amount ?? .once(0))
    if let node = reader.value("pool") {
      line.pool = node.string.flatMap { Pool(name: $0) }
      if line.pool == nil {
        _ = reader.choice("pool", Pool.Kind.allCases.map { ($0.rawValue, $0) })
      }
    }
    if let share = reader.number("margin") { line.margin = share }
    if let share = reader.number("attribution") { line.attribution = share }
    let risk = reader.number("risk")
    if let rate = exchangeRate(reader) { line.amount = line.amount.scaled(by: rate) }
    if let ramp = ramp(reader) { line.ramp = ramp }
    line.startMonth = reader.integer("startMonth")
    line.endMonth = reader.integer("endMonth")
    line.reading = reader.choice("reading", Reading.allCases.map { ($0.rawValue, $0) })
    line.poolPerYear = reader.number("poolPerYear")
    line.grade = grade(reader)
    line.source = reader.text("source")
    line.evidence = reader.text("evidence")
    line.risk = risk ?? (faults.takesRiskOfGrade ? line.tableRisk : 0)
    reader.finish()
    return amount == nil ? nil : line
  }

  /// One cost.
  func cost(_ node: Node, faults: CaseFaults) -> CostLine? {
    guard let map = identified(node, list: "costs", faults: faults) else { return nil }
    let reader = map.reader
    let amount = amount(reader, keys: AmountKeys.costs)
    if reader.value("category") == nil { _ = reader.required("category") }
    let category = reader.choice("category", CostCategory.allCases.map { ($0.rawValue, $0) })
    var line = CostLine(
      id: map.id, label: reader.localized("label"), category: category ?? .other,
      amount: amount ?? .once(0))
    let risk = reader.number("risk")
    if let rate = exchangeRate(reader) { line.amount = line.amount.scaled(by: rate) }
    if let rise = reader.number("indexation") { line.indexation = rise }
    line.startMonth = reader.integer("startMonth")
    line.endMonth = reader.integer("endMonth")
    line.isDirect = reader.choice("direct", [("true", true), ("false", false)])
    line.scope = reader.text("scope")
    line.grade = grade(reader)
    line.source = reader.text("source")
    line.risk = risk ?? (faults.takesRiskOfGrade ? line.tableRisk : 0)
    reader.finish()
    return amount == nil || category == nil ? nil : line
  }

  /// Units of the case's currency per unit of the line's; nil when it is the same.
  private func exchangeRate(_ reader: MapReader) -> Double? {
    guard let node = reader.value("currency"), let code = node.string else { return nil }
    guard Currency(code: code) != nil else {
      reader.expected(
        "a currency code of three letters, such as USD",
        "un code de devise de trois lettres, comme USD", node, at: reader.full("currency"))
      return nil
    }
    let own = reader.faults.currency.code
    guard code != own else { return nil }
    if let rate = reader.faults.rates[code] { return rate }
    reader.faults.add(
      node, "rate-missing",
      en: "\(reader.path) is in \(code), the case in \(own), and no rate is given. Add "
        + "exchangeRates: { \(code): { rate: …, on: 2026-01-31 } }, in \(own) per \(code).",
      fr: "\(reader.path) est en \(code), le dossier en \(own), et aucun cours n’est donné. "
        + "Ajoutez exchangeRates: { \(code): { rate: …, on: 2026-01-31 } }, en \(own) par \(code).")
    return nil
  }

  /// The one amount of a line.
  private func amount(_ reader: MapReader, keys: [AmountKeys]) -> Amount? {
    let written = keys.filter { reader.has($0.main) }
    // All keys of all shapes are known, so that a wrong combination is not called unknown.
    reader.know(keys.map(\.main))
    guard written.count == 1, let shape = written.first else {
      for key in keys { reader.know(key.others) }
      let list = keys.map(\.main).joined(separator: ", ")
      reader.faults.add(
        reader.node, "one-amount",
        en: "\(reader.path) needs exactly one amount; it has \(written.count). One of: \(list).",
        fr: "\(reader.path) demande un seul montant ; il en a \(written.count). Parmi : \(list).")
      return nil
    }
    return shape.read(reader)
  }
}

/// One way of writing an amount: its main key, the keys beside it, and how they are read.
struct AmountKeys: Sendable {
  let main: String
  let others: [String]
  let read: @Sendable (MapReader) -> Amount?

  static let gains: [AmountKeys] = [once, perMonth, perYear, flows]
  static let costs: [AmountKeys] = [
    once, perMonth, perYear, flows, perAgent, perContact, perResolution, perToken, perMinute, days,
    hours, posts, learning,
  ]

  private static let once = AmountKeys(main: "amount", others: ["recurrence", "everyMonths"]) {
    let recurrences = [("once", 0), ("monthly", 1), ("quarterly", 3), ("yearly", 12)]
    let interval = $0.integer("everyMonths") ?? $0.choice("recurrence", recurrences)
    guard let amount = $0.number("amount") else { return nil }
    guard let interval, interval != 0 else { return .once(amount) }
    return .every(months: interval, amount: amount)
  }
  private static let perMonth = AmountKeys(main: "perMonth", others: []) {
    $0.number("perMonth").map { .perMonth($0) }
  }
  private static let perYear = AmountKeys(main: "perYear", others: []) {
    $0.number("perYear").map { .perYear($0) }
  }
  private static let flows = AmountKeys(main: "flows", others: []) {
    guard let map = $0.map("flows") else { return nil }
    let initial = map.has("initial") ? map.number("initial") : 0
    let years = map.has("years") ? map.numbers("years") : []
    map.know(["initial", "years"])
    map.finish()
    guard let initial, let years else { return nil }
    return .flows(initial: initial, years: years)
  }
  private static let perAgent = AmountKeys(main: "perAgentPerMonth", others: ["agents"]) {
    let price = $0.number("perAgentPerMonth")
    let agents = $0.requiredNumber("agents")
    guard let price, let agents else { return nil }
    return .perAgentPerMonth(price: price, agents: agents)
  }
  private static let perContact = AmountKeys(main: "perContact", others: ["contactsPerMonth"]) {
    let contacts = $0.number("contactsPerMonth")
    return $0.number("perContact").map { .perContact(price: $0, contactsPerMonth: contacts) }
  }
  private static let perResolution = AmountKeys(
    main: "perResolution", others: ["resolutionsPerMonth", "perHandoff", "handoffsPerMonth"]
  ) {
    let resolutions = $0.number("resolutionsPerMonth")
    let price = $0.number("perResolution")
    let handoffs = $0.number("handoffsPerMonth")
    // Hand-overs without a price are a forgotten price; a price without hand-overs takes the
    // workload's.
    let handoffPrice =
      $0.has("handoffsPerMonth") ? $0.requiredNumber("perHandoff") : $0.number("perHandoff") ?? 0
    guard let price, let handoffPrice else { return nil }
    return .perResolution(
      price: price, resolutionsPerMonth: resolutions, handoffPrice: handoffPrice,
      handoffsPerMonth: handoffs)
  }
  private static let perToken = AmountKeys(
    main: "perMillionTokensIn",
    others: ["perMillionTokensOut", "turns", "tokensIn", "tokensOut", "sessionsPerMonth"]
  ) {
    let priceIn = $0.number("perMillionTokensIn")
    let priceOut = $0.requiredNumber("perMillionTokensOut")
    let turns = $0.requiredNumber("turns")
    let tokensIn = $0.requiredNumber("tokensIn")
    let tokensOut = $0.requiredNumber("tokensOut")
    let sessions = $0.number("sessionsPerMonth")
    guard let priceIn, let priceOut, let turns, let tokensIn, let tokensOut else { return nil }
    return .perToken(
      TokenPrice(
        perMillionIn: priceIn, perMillionOut: priceOut, turns: turns, tokensIn: tokensIn,
        tokensOut: tokensOut, sessionsPerMonth: sessions))
  }
  private static let perMinute = AmountKeys(main: "perMinute", others: ["minutesPerMonth"]) {
    let price = $0.number("perMinute")
    let minutes = $0.requiredNumber("minutesPerMonth")
    guard let price, let minutes else { return nil }
    return .perMinute(price: price, minutesPerMonth: minutes)
  }
  private static let days = AmountKeys(main: "days", others: ["people", "dailyCost"]) {
    let days = $0.number("days")
    let people = $0.requiredNumber("people")
    let cost = $0.requiredNumber("dailyCost")
    guard let days, let people, let cost else { return nil }
    return .peopleDays(days: days, people: people, dailyCost: cost)
  }
  private static let hours = AmountKeys(main: "hours", others: ["people", "hourlyCost"]) {
    let hours = $0.number("hours")
    let people = $0.requiredNumber("people")
    let cost = $0.requiredNumber("hourlyCost")
    guard let hours, let people, let cost else { return nil }
    return .peopleHours(hours: hours, people: people, hourlyCost: cost)
  }
  private static let posts = AmountKeys(main: "fte", others: ["yearlyCost"]) {
    let posts = $0.number("fte")
    let cost = $0.requiredNumber("yearlyCost")
    guard let posts, let cost else { return nil }
    return .posts(fullTimeEquivalents: posts, yearlyCost: cost)
  }
  private static let learning = AmountKeys(
    main: "weeks", others: ["agents", "loss", "weeklyCost"]
  ) {
    let weeks = $0.number("weeks")
    let agents = $0.requiredNumber("agents")
    let loss = $0.requiredNumber("loss")
    let cost = $0.requiredNumber("weeklyCost")
    guard let weeks, let agents, let loss, let cost else { return nil }
    return .learningCurve(agents: agents, weeks: weeks, loss: loss, weeklyCost: cost)
  }
}
