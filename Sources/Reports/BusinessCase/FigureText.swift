// SPDX-License-Identifier: Apache-2.0
// Copyright the Rendement authors

import Documents
import Finance
import Quantities

/// Figures, sources, changes and amounts of a case in words, in one language.
struct FigureText {
  let language: Language
  let style: NumberStyle

  private func pick(_ en: String, _ fr: String) -> String {
    language == .french ? BusinessCaseWriter.spaced(fr) : en
  }

  /// A figure with its unit; says so when it is undefined.
  func value(_ value: Double?, _ unit: TracedFigure.Unit) -> String {
    guard let value else { return pick("not computable", "non calculable") }
    switch unit {
    case .fraction: return percent(value)
    case .money: return style.money(value)
    case .moneyPerHour: return style.money(value, digits: 2) + "/h"
    case .hours: return style.hours(value, digits: abs(value) < 100 ? 1 : 0)
    case .months: return style.months(value)
    case .minutes: return style.duration(seconds: value * 60)
    case .contacts, .people, .number: return number(value)
    }
  }

  /// An input with its unit: as a figure, but a small price keeps its cents.
  func input(_ value: Double?, _ unit: TracedFigure.Unit) -> String {
    guard let value, unit == .money, abs(value) < 100, value != value.rounded() else {
      return self.value(value, unit)
    }
    return style.money(value, digits: 2)
  }

  /// A percentage with one decimal where it is small and needs it.
  func percent(_ fraction: Double) -> String {
    style.percent(fraction, digits: percentDigits(fraction))
  }

  /// The decimals of a percentage: one below 100 % unless it is whole.
  func percentDigits(_ fraction: Double) -> Int {
    let isWhole = abs(fraction * 100 - (fraction * 100).rounded()) < 1e-9
    return isWhole || abs(fraction) >= 1 ? 0 : 1
  }

  /// A probability from a simulation, which can never be shown to be nothing.
  func probability(_ share: Double) -> String {
    if share < 0.000_5 { return "< " + style.percent(0.001, digits: 1) }
    return style.percent(share, digits: 1)
  }

  private func number(_ value: Double) -> String {
    style.number(value, digits: value == value.rounded() || abs(value) >= 1_000 ? 0 : 2)
  }

  /// Where a figure comes from.
  func source(_ provenance: Provenance) -> String {
    switch provenance {
    case .measured(let query, let from, let to, let rows):
      let start = from.map { style.date($0) } ?? "…"
      let end = to.map { style.date($0) } ?? "…"
      let count = style.number(Double(rows))
      return pick(
        "Measured in the workspace: \(query), from \(start) to \(end), \(count) rows.",
        "Mesuré dans l’espace de travail : \(query), du \(start) au \(end), \(count) lignes.")
    case .assumed(let source): return source
    case .declared: return pick("Typed in without a source.", "Saisi sans source.")
    case .computed: return pick("Computed by this case.", "Calculé par ce dossier.")
    }
  }

  /// Who says so, for a line.
  func source(_ source: String?) -> String { source ?? pick("no source", "sans source") }

  /// How sure an input is that has a provenance only.
  func grade(of provenance: Provenance) -> EvidenceGrade? {
    switch provenance {
    case .measured: .measured
    case .assumed: .assumed
    case .declared: .declared
    case .computed: nil
    }
  }

  /// How far a lever moves its parameter.
  func change(_ lever: Lever) -> String {
    switch lever.effect {
    case .to(let value):
      let target = self.value(value, unit(of: lever.parameter))
      return pick("to \(target)", "à \(target)")
    case .automation(let reach, let containment, let returnRate):
      let net = percent(reach * containment * (1 - returnRate))
      return pick(
        "to \(net): \(percent(reach)) reached × \(percent(containment)) contained × "
          + "\(percent(1 - returnRate)) that stay away",
        "à \(net) : \(percent(reach)) touchées × \(percent(containment)) contenues × "
          + "\(percent(1 - returnRate)) qui ne reviennent pas")
    case .change(let change):
      let percent = self.percent(change)
      return change > 0 ? "+" + percent : percent
    case .points(let points):
      switch unit(of: lever.parameter) {
      case .fraction:
        let text = style.signed(
          points * 100, digits: points * 100 == (points * 100).rounded() ? 0 : 1)
        return text + NumberStyle.noBreakSpace + pick("points", "points")
      case let unit: return (points > 0 ? "+" : "") + value(points, unit)
      }
    }
  }

  /// What a workload parameter is counted in.
  func unit(of parameter: WorkloadParameter) -> TracedFigure.Unit {
    switch parameter {
    case .deflection, .recontactRate, .occupancy, .shrinkage, .firstContactResolution: .fraction
    case .handleMinutes: .minutes
    case .demandPerMonth, .productivity: .contacts
    case .costPerPaidHour: .moneyPerHour
    }
  }

  /// How the amount of a line is stated.
  func basis(_ amount: Amount) -> String {
    func money(_ amount: Double) -> String {
      style.money(amount, digits: amount == amount.rounded() ? 0 : 2)
    }
    func count(_ count: Double) -> String { number(count) }
    switch amount {
    case .once(let amount): return pick("\(money(amount)) once", "\(money(amount)) une fois")
    case .perMonth(let amount): return pick("\(money(amount)) a month", "\(money(amount)) par mois")
    case .perYear(let amount): return pick("\(money(amount)) a year", "\(money(amount)) par an")
    case .every(let months, let amount):
      return pick(
        "\(money(amount)) every \(months) months", "\(money(amount)) tous les \(months) mois")
    case .flows(let initial, let years):
      let list = years.map { money($0) }.joined(separator: ", ")
      return pick(
        "initial \(money(initial)); years: \(list)", "initial \(money(initial)) ; années : \(list)")
    case .perAgentPerMonth(let price, let agents):
      return pick(
        "\(money(price)) × \(count(agents)) agents a month",
        "\(money(price)) × \(count(agents)) agents par mois")
    case .perContact(let price, nil):
      return pick("\(money(price)) per contact", "\(money(price)) par contact")
    case .perContact(let price, let contacts?):
      return pick(
        "\(money(price)) × \(count(contacts)) contacts a month",
        "\(money(price)) × \(count(contacts)) contacts par mois")
    case .perResolution(let price, let resolutions, let handoff, let handoffs):
      let resolved =
        resolutions.map {
          pick(
            "\(money(price)) × \(count($0)) resolutions a month",
            "\(money(price)) × \(count($0)) résolutions par mois")
        }
        ?? pick(
          "\(money(price)) per automated resolution", "\(money(price)) par résolution automatisée")
      guard handoff > 0 else { return resolved }
      guard let handoffs else {
        return resolved
          + pick(", \(money(handoff)) per hand-over", ", \(money(handoff)) par transfert")
      }
      return resolved
        + pick(
          ", \(money(handoff)) × \(count(handoffs)) handed over a month",
          ", \(money(handoff)) × \(count(handoffs)) transferts par mois")
    case .perToken(let price):
      let session = style.money(price.perSession, digits: 4)
      guard let sessions = price.sessionsPerMonth else {
        return pick("\(session) of tokens per session", "\(session) de jetons par session")
      }
      return pick(
        "\(session) of tokens × \(count(sessions)) sessions a month",
        "\(session) de jetons × \(count(sessions)) sessions par mois")
    case .perMinute(let price, let minutes):
      return pick(
        "\(money(price)) × \(count(minutes)) minutes a month",
        "\(money(price)) × \(count(minutes)) minutes par mois")
    case .peopleDays(let days, let people, let cost):
      return pick(
        "\(count(days)) days × \(count(people)) people × \(money(cost))",
        "\(count(days)) jours × \(count(people)) personnes × \(money(cost))")
    case .peopleHours(let hours, let people, let cost):
      return pick(
        "\(count(hours)) hours × \(count(people)) people × \(money(cost))",
        "\(count(hours)) heures × \(count(people)) personnes × \(money(cost))")
    case .posts(let posts, let cost):
      return pick(
        "\(count(posts)) FTE × \(money(cost)) a year", "\(count(posts)) ETP × \(money(cost)) par an"
      )
    case .learningCurve(let agents, let weeks, let loss, let cost):
      return pick(
        "\(count(agents)) agents × \(count(weeks)) weeks × \(percent(loss)) loss × \(money(cost)) a week",
        "\(count(agents)) agents × \(count(weeks)) semaines × \(percent(loss)) de perte × "
          + "\(money(cost)) par semaine")
    }
  }

  /// What a timing convention does with time.
  func timing(_ timing: DiscountRule.Timing) -> String {
    switch timing {
    case .teiAnnual:
      pick(
        "The initial outlay is not discounted; the flows of year k are divided by (1 + rate) to the "
          + "power k.",
        "La mise initiale n’est pas actualisée ; les flux de l’année k sont divisés par (1 + taux) "
          + "à la puissance k.")
    case .monthly:
      pick(
        "The flows of month m are divided by (1 + rate) to the power m ÷ 12.",
        "Les flux du mois m sont divisés par (1 + taux) à la puissance m ÷ 12.")
    case .excelNPV:
      pick(
        "As a spreadsheet’s NPV function: every flow, the initial outlay too, is discounted one more "
          + "year. Kept for comparison only.",
        "Comme la fonction VAN d’un tableur : chaque flux, mise initiale comprise, est actualisé "
          + "d’une année de plus. Conservé pour comparer seulement.")
    }
  }

  /// How an effect grows.
  func ramp(_ ramp: Ramp) -> String {
    switch ramp {
    case .immediate: pick("at once", "immédiate")
    case .linear(let months):
      pick("even over \(months) months", "régulière sur \(months) mois")
    case .sCurve(let months):
      pick("S-curve over \(months) months", "courbe en S sur \(months) mois")
    case .monthly(let shares):
      pick("by month: ", "par mois : ") + shares.map { percent($0) }.joined(separator: ", ")
    case .yearly(let shares):
      pick("by year: ", "par an : ") + shares.map { percent($0) }.joined(separator: ", ")
    }
  }
}
