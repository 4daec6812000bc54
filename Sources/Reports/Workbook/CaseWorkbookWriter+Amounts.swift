// SPDX-License-Identifier: Apache-2.0
// Copyright the Rendement authors

import Documents
import Finance
import Quantities

extension CaseWorkbookWriter {
  /// Enters the numbers of an amount and says how they make what falls in a month.
  mutating func amountInput(
    _ amount: Amount, _ prefix: String, _ origin: Origin
  ) -> AmountCells {
    var origin: Origin? = origin
    func money(_ value: Double) -> SheetStyle.Format {
      value == value.rounded() && abs(value) >= 100 ? .money : .moneyWithCents
    }
    func price(_ en: String, _ fr: String, _ value: Double, _ name: String) -> SheetFormula {
      let cell = input(
        t(en, fr), value, money(value), name: prefix + name, origin ?? Origin())
      origin = nil
      return cell
    }
    func count(_ en: String, _ fr: String, _ value: Double, _ name: String) -> SheetFormula {
      input(t(en, fr), value, .number, name: prefix + name)
    }
    switch amount {
    case .once(let value): return .once(price("Amount, once", "Montant, une fois", value, "amount"))
    case .perMonth(let value):
      return .monthly(price("Amount a month", "Montant par mois", value, "per_month"))
    case .perYear(let value):
      return .monthly(price("Amount a year", "Montant par an", value, "per_year") / 12)
    case .every(let months, let value):
      return .every(
        price("Amount", "Montant", value, "amount"),
        months: count("Every so many months", "Tous les (mois)", Double(months), "interval"))
    case .flows(let initial, let years):
      return .flows(
        initial: price("Initial amount", "Montant initial", initial, "initial"),
        years: years.enumerated().map { index, value in
          price("Year \(index + 1)", "Année \(index + 1)", value, "year\(index + 1)_amount")
        })
    case .perAgentPerMonth(let value, let agents):
      return .monthly(
        price("Price per agent and month", "Prix par agent et par mois", value, "price")
          * count("Agents", "Agents", agents, "agents"))
    case .perContact(let value, let contacts):
      let cell = price("Price per contact", "Prix par contact", value, "price")
      guard let contacts else {
        return .driven(perDemand: cell, perDeflected: nil, perHandoff: nil, fixed: nil)
      }
      return .monthly(
        cell * count("Contacts a month", "Contacts par mois", contacts, "contacts"))
    case .perResolution(let value, let resolutions, let handoffPrice, let handoffs):
      let cell = price("Price per resolution", "Prix par résolution", value, "price")
      let handed = price(
        "Price per hand-over", "Prix par transfert", handoffPrice, "handoff_price")
      let failed = handoffs.map {
        handed * count("Hand-overs a month", "Transferts par mois", $0, "handoffs")
      }
      let resolved = resolutions.map {
        cell * count("Resolutions a month", "Résolutions par mois", $0, "resolutions")
      }
      return .driven(
        perDemand: nil, perDeflected: resolved == nil ? cell : nil,
        perHandoff: failed == nil ? handed : nil,
        fixed: .total([failed, resolved].compactMap { $0 }))
    case .perToken(let token):
      return tokenInput(token, prefix, origin ?? Origin())
    case .perMinute(let value, let minutes):
      return .monthly(
        price("Price per minute", "Prix par minute", value, "price")
          * count("Minutes a month", "Minutes par mois", minutes, "minutes"))
    case .peopleDays(let days, let people, let cost):
      return .once(
        price("Cost of a day", "Coût d’un jour", cost, "daily_cost")
          * count("Days", "Jours", days, "days") * count("People", "Personnes", people, "people"))
    case .peopleHours(let hours, let people, let cost):
      return .once(
        price("Cost of an hour", "Coût d’une heure", cost, "hourly_cost")
          * count("Hours", "Heures", hours, "hours")
          * count("People", "Personnes", people, "people"))
    case .posts(let posts, let cost):
      return .monthly(
        price("Cost of a post a year", "Coût annuel d’un poste", cost, "yearly_cost")
          * count("Posts (FTE)", "Postes (ETP)", posts, "posts") / 12)
    case .learningCurve(let agents, let weeks, let loss, let cost):
      return .once(
        price("Cost of a week", "Coût d’une semaine", cost, "weekly_cost")
          * count("Agents", "Agents", agents, "agents") * count("Weeks", "Semaines", weeks, "weeks")
          * input(t("Output lost", "Production perdue"), loss, .percent, name: prefix + "loss"))
    }
  }

  /// A model's tokens: every turn sends the conversation so far again.
  private mutating func tokenInput(
    _ token: TokenPrice, _ prefix: String, _ origin: Origin
  ) -> AmountCells {
    let priceIn = input(
      t("Price of a million tokens sent", "Prix d’un million de jetons envoyés"),
      token.perMillionIn, .moneyWithCents, name: prefix + "price_in", origin)
    let priceOut = input(
      t("Price of a million tokens received", "Prix d’un million de jetons reçus"),
      token.perMillionOut, .moneyWithCents, name: prefix + "price_out")
    let turns = input(
      t("Turns of a session", "Échanges par session"), token.turns, .number,
      name: prefix + "turns")
    let tokensIn = input(
      t("Tokens of a message", "Jetons d’un message"), token.tokensIn, .wholeNumber,
      name: prefix + "tokens_in")
    let tokensOut = input(
      t("Tokens of an answer", "Jetons d’une réponse"), token.tokensOut, .wholeNumber,
      name: prefix + "tokens_out")
    let messages = tokensIn * turns * (turns + 1) / 2
    let sent = messages + tokensOut * turns * (turns - 1) / 2
    let session = (sent * priceIn + tokensOut * turns * priceOut) / 1_000_000
    guard let sessions = token.sessionsPerMonth else {
      return .driven(
        perDemand: nil, perDeflected: session, perHandoff: session, fixed: nil)
    }
    return .monthly(
      session
        * input(
          t("Sessions a month", "Sessions par mois"), sessions, .wholeNumber,
          name: prefix + "sessions"))
  }
}
