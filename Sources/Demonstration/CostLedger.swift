// SPDX-License-Identifier: Apache-2.0
// Copyright the Rendement authors

import Quantities

/// The monthly costs of the service, as an accountant would export them.
struct CostLedger: Sendable {
  /// One cost over a period; the end is the first day after it.
  struct Entry: Sendable, Equatable {
    let start: LocalDate
    let end: LocalDate
    let cents: Int
    let category: String
    let isDirect: Bool
    var channel: String?
    var team: String?
    var site: String?
    var provider: String?
    var initiative: String?
  }

  /// Prices of the world, in cents; the case file uses the same.
  enum Price {
    /// One paid hour of an agent, charges included.
    static let paidHour = 2190
    /// One contact at the provider.
    static let providerContact = 540
    /// One help desk licence, agent and month.
    static let helpDeskLicence = 7900
    /// The assistant's platform, month.
    static let assistantPlatform = 240_000
    /// One contact the assistant resolves alone.
    static let assistantResolution = 85
    /// One month of the assistant's upkeep: a quarter of a post.
    static let assistantUpkeep = 105_000
    /// Setting the assistant up and connecting it.
    static let assistantSetup = 2_600_000
    static let assistantIntegration = 800_000
    /// One day of training, person and day.
    static let trainingDay = 19_000
    static let trainingDays = 2
    /// Hiring and training one replacement.
    static let replacement = 450_000
  }

  /// Paid hours of a month for one weekly contract hour: 52 weeks over 12 months.
  static let monthlyHoursPerWeeklyHour = 52.0 / 12

  let roster: Roster

  /// All entries of the eighteen months.
  ///
  /// - Parameter tallies: One per month.
  /// - Returns: The entries month by month, always in the same order.
  func entries(_ tallies: [MonthTally]) -> [Entry] {
    tallies.indices.flatMap { month in
      salaries(month) + tools(month, tallies[month]) + overhead(month)
        + assistant(month, tallies[month])
    }
  }

  private func entry(
    _ month: Int, _ cents: Int, _ category: String, direct: Bool = true,
    channel: String? = nil, team: String? = nil, site: String? = nil, provider: String? = nil,
    initiative: String? = nil
  ) -> Entry {
    Entry(
      start: DemonstrationCalendar.start(ofMonth: month),
      end: DemonstrationCalendar.start(ofMonth: month + 1), cents: cents, category: category,
      isDirect: direct, channel: channel, team: team, site: site, provider: provider,
      initiative: initiative)
  }

  /// A team's salaries: each agent's contract hours, for the days of the month they were there.
  private func salaries(_ month: Int) -> [Entry] {
    let start = DemonstrationCalendar.start(ofMonth: month).daysSinceEpoch
    let end = DemonstrationCalendar.start(ofMonth: month + 1).daysSinceEpoch
    return Roster.teams.indices.compactMap { team in
      let place = Roster.teams[team]
      guard place.provider == nil else { return nil }
      let hours = roster.agents.filter { roster.seats[$0.seat].team == team }.reduce(0.0) {
        let days = max(0, min(end, $1.leftDay ?? end) - max(start, $1.hiredDay))
        let share = Double(days) / Double(end - start)
        return $0 + share * Double(roster.seats[$1.seat].contractHours)
          * CostLedger.monthlyHoursPerWeeklyHour
      }
      let cents = Int((hours * Double(Price.paidHour)).rounded())
      return entry(month, cents, "salaries", team: place.name, site: place.site)
    }
  }

  private func tools(_ month: Int, _ tally: MonthTally) -> [Entry] {
    [
      entry(
        month, tally.providerContacts * Price.providerContact, "outsourcing", team: "Externe",
        provider: Roster.provider),
      entry(month, 30 * Price.helpDeskLicence, "licence"),
      // 1.8 cents a minute and a fixed part for the numbers.
      entry(month, 115_000 + tally.callSeconds * 18 / 600, "telephony", channel: "phone"),
    ]
  }

  private func overhead(_ month: Int) -> [Entry] {
    let start = DemonstrationCalendar.start(ofMonth: month).daysSinceEpoch
    let end = DemonstrationCalendar.start(ofMonth: month + 1).daysSinceEpoch
    let hired = roster.agents.filter { $0.hiredDay >= start && $0.hiredDay < end }
    var entries = ["Lille", "Nantes"].flatMap { site in
      [
        entry(month, 920_000, "management", direct: false, site: site),
        entry(month, 620_000, "premises", direct: false, site: site),
      ]
    }
    entries.append(entry(month, 120_000, "training", direct: false))
    if !hired.isEmpty {
      entries.append(entry(month, hired.count * Price.replacement, "turnover", direct: false))
    }
    return entries
  }

  /// The assistant: set-up and training in the month before it starts, then platform and usage.
  private func assistant(_ month: Int, _ tally: MonthTally) -> [Entry] {
    let startMonth = DemonstrationCalendar.month(
      of: DemonstrationCalendar.assistantStart.daysSinceEpoch)
    let initiative = WorldInitiative.identifier
    if month == startMonth - 1 {
      let people = Roster.teams.filter(\.isTreated).reduce(0) { $0 + $1.seats }
      return [
        entry(month, Price.assistantSetup, "setup", initiative: initiative),
        entry(month, Price.assistantIntegration, "integration", initiative: initiative),
        entry(
          month, people * Price.trainingDays * Price.trainingDay, "training",
          initiative: initiative),
      ]
    }
    guard month >= startMonth else { return [] }
    return [
      entry(month, Price.assistantPlatform, "licence", initiative: initiative),
      entry(
        month, tally.automatedContacts * Price.assistantResolution, "ai_usage",
        initiative: initiative),
      entry(month, Price.assistantUpkeep, "run", initiative: initiative),
    ]
  }
}
