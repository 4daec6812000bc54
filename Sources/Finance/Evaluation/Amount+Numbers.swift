// SPDX-License-Identifier: Apache-2.0
// Copyright the Rendement authors

extension Amount {
  /// Every number of the amount under the name it has in a case file.
  var numbers: [(name: String, value: Double)] {
    switch self {
    case .once(let amount): return [("amount", amount)]
    case .perMonth(let amount): return [("perMonth", amount)]
    case .perYear(let amount): return [("perYear", amount)]
    case .every(_, let amount): return [("amount", amount)]
    case .flows(let initial, let years):
      return [("flows.initial", initial)] + years.map { ("flows.years", $0) }
    case .perAgentPerMonth(let price, let agents):
      return [("perAgentPerMonth", price), ("agents", agents)]
    case .perContact(let price, let contacts):
      return [("perContact", price)] + (contacts.map { [("contactsPerMonth", $0)] } ?? [])
    case .perResolution(let price, let resolutions, let handoffPrice, let handoffs):
      return [("perResolution", price), ("perHandoff", handoffPrice)]
        + (handoffs.map { [("handoffsPerMonth", $0)] } ?? [])
        + (resolutions.map { [("resolutionsPerMonth", $0)] } ?? [])
    case .perToken(let price):
      return [
        ("perMillionTokensIn", price.perMillionIn), ("perMillionTokensOut", price.perMillionOut),
        ("turns", price.turns), ("tokensIn", price.tokensIn), ("tokensOut", price.tokensOut),
      ] + (price.sessionsPerMonth.map { [("sessionsPerMonth", $0)] } ?? [])
    case .perMinute(let price, let minutes):
      return [("perMinute", price), ("minutesPerMonth", minutes)]
    case .peopleDays(let days, let people, let cost):
      return [("days", days), ("people", people), ("dailyCost", cost)]
    case .peopleHours(let hours, let people, let cost):
      return [("hours", hours), ("people", people), ("hourlyCost", cost)]
    case .posts(let posts, let cost): return [("fte", posts), ("yearlyCost", cost)]
    case .learningCurve(let agents, let weeks, let loss, let cost):
      return [("agents", agents), ("weeks", weeks), ("loss", loss), ("weeklyCost", cost)]
    }
  }

  /// The amount with one of its numbers replaced; nil when it has none of that name.
  ///
  /// The name `factor` multiplies the whole amount.
  func replacing(_ name: String, with value: Double) -> Amount? {
    if name == "factor" { return scaled(by: value) }
    switch (self, name) {
    case (.once, "amount"): return .once(value)
    case (.perMonth, "perMonth"): return .perMonth(value)
    case (.perYear, "perYear"): return .perYear(value)
    case (.every(let months, _), "amount"): return .every(months: months, amount: value)
    case (.flows(_, let years), "flows.initial"): return .flows(initial: value, years: years)
    case (.perAgentPerMonth(_, let agents), "perAgentPerMonth"):
      return .perAgentPerMonth(price: value, agents: agents)
    case (.perAgentPerMonth(let price, _), "agents"):
      return .perAgentPerMonth(price: price, agents: value)
    case (.perContact(_, let contacts), "perContact"):
      return .perContact(price: value, contactsPerMonth: contacts)
    case (.perContact(let price, _), "contactsPerMonth"):
      return .perContact(price: price, contactsPerMonth: value)
    case (.perResolution(let price, let resolutions, let handoffPrice, let handoffs), _):
      return .perResolution(
        price: name == "perResolution" ? value : price,
        resolutionsPerMonth: name == "resolutionsPerMonth" ? value : resolutions,
        handoffPrice: name == "perHandoff" ? value : handoffPrice,
        handoffsPerMonth: name == "handoffsPerMonth" ? value : handoffs)
    case (.perToken(let price), _): return price.replacing(name, with: value).map { .perToken($0) }
    case (.perMinute(_, let minutes), "perMinute"):
      return .perMinute(price: value, minutesPerMonth: minutes)
    case (.perMinute(let price, _), "minutesPerMonth"):
      return .perMinute(price: price, minutesPerMonth: value)
    default: return replacingPeople(name, with: value)
    }
  }

  private func replacingPeople(_ name: String, with value: Double) -> Amount? {
    switch (self, name) {
    case (.peopleDays(_, let people, let cost), "days"):
      return .peopleDays(days: value, people: people, dailyCost: cost)
    case (.peopleDays(let days, _, let cost), "people"):
      return .peopleDays(days: days, people: value, dailyCost: cost)
    case (.peopleDays(let days, let people, _), "dailyCost"):
      return .peopleDays(days: days, people: people, dailyCost: value)
    case (.peopleHours(_, let people, let cost), "hours"):
      return .peopleHours(hours: value, people: people, hourlyCost: cost)
    case (.peopleHours(let hours, _, let cost), "people"):
      return .peopleHours(hours: hours, people: value, hourlyCost: cost)
    case (.peopleHours(let hours, let people, _), "hourlyCost"):
      return .peopleHours(hours: hours, people: people, hourlyCost: value)
    case (.posts(_, let cost), "fte"):
      return .posts(fullTimeEquivalents: value, yearlyCost: cost)
    case (.posts(let posts, _), "yearlyCost"):
      return .posts(fullTimeEquivalents: posts, yearlyCost: value)
    case (.learningCurve(_, let weeks, let loss, let cost), "agents"):
      return .learningCurve(agents: value, weeks: weeks, loss: loss, weeklyCost: cost)
    case (.learningCurve(let agents, _, let loss, let cost), "weeks"):
      return .learningCurve(agents: agents, weeks: value, loss: loss, weeklyCost: cost)
    case (.learningCurve(let agents, let weeks, _, let cost), "loss"):
      return .learningCurve(agents: agents, weeks: weeks, loss: value, weeklyCost: cost)
    case (.learningCurve(let agents, let weeks, let loss, _), "weeklyCost"):
      return .learningCurve(agents: agents, weeks: weeks, loss: loss, weeklyCost: value)
    default: return nil
    }
  }

  /// The amount multiplied as a whole: prices change, quantities stay.
  ///
  /// - Parameter factor: Such as an exchange rate, units of the new currency per unit of the old.
  /// - Returns: The amount in the new unit.
  public func scaled(by factor: Double) -> Amount {
    switch self {
    case .once(let amount): .once(amount * factor)
    case .perMonth(let amount): .perMonth(amount * factor)
    case .perYear(let amount): .perYear(amount * factor)
    case .every(let months, let amount): .every(months: months, amount: amount * factor)
    case .flows(let initial, let years):
      .flows(initial: initial * factor, years: years.map { $0 * factor })
    case .perAgentPerMonth(let price, let agents):
      .perAgentPerMonth(price: price * factor, agents: agents)
    case .perContact(let price, let contacts):
      .perContact(price: price * factor, contactsPerMonth: contacts)
    case .perResolution(let price, let resolutions, let handoffPrice, let handoffs):
      .perResolution(
        price: price * factor, resolutionsPerMonth: resolutions,
        handoffPrice: handoffPrice * factor, handoffsPerMonth: handoffs)
    case .perToken(let price): .perToken(price.scaled(by: factor))
    case .perMinute(let price, let minutes):
      .perMinute(price: price * factor, minutesPerMonth: minutes)
    case .peopleDays(let days, let people, let cost):
      .peopleDays(days: days, people: people, dailyCost: cost * factor)
    case .peopleHours(let hours, let people, let cost):
      .peopleHours(hours: hours, people: people, hourlyCost: cost * factor)
    case .posts(let posts, let cost):
      .posts(fullTimeEquivalents: posts, yearlyCost: cost * factor)
    case .learningCurve(let agents, let weeks, let loss, let cost):
      .learningCurve(agents: agents, weeks: weeks, loss: loss, weeklyCost: cost * factor)
    }
  }
}

extension TokenPrice {
  fileprivate func replacing(_ name: String, with value: Double) -> TokenPrice? {
    var copy = self
    switch name {
    case "perMillionTokensIn": copy.perMillionIn = value
    case "perMillionTokensOut": copy.perMillionOut = value
    case "turns": copy.turns = value
    case "tokensIn": copy.tokensIn = value
    case "tokensOut": copy.tokensOut = value
    case "sessionsPerMonth": copy.sessionsPerMonth = value
    default: return nil
    }
    return copy
  }

  fileprivate func scaled(by factor: Double) -> TokenPrice {
    var copy = self
    copy.perMillionIn *= factor
    copy.perMillionOut *= factor
    return copy
  }
}
