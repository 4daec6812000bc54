// SPDX-License-Identifier: Apache-2.0
// Copyright the Rendement authors

internal import Foundation
internal import Quantities
internal import SQL
internal import Warehouse
internal import Workforce

extension StaffingIntervals {
  /// Weeks that the mean week is made from when no days are given.
  private static let weeks = 8

  /// The mean week of a channel's inbound contacts, by weekday and time of day, and the patience
  /// of its callers.
  static func meanWeek(
    of session: Session, channel: String, queue: String?, from: LocalDate?, to: LocalDate?,
    intervalMinutes: Int
  ) async throws -> StaffingIntervals {
    try await session.warehouse.refreshMarts()
    let window = try await session.warehouse.dataWindow()
    guard let last = to ?? window?.last else {
      throw StaffingProblem.noContacts(channel: channel, queue: queue)
    }
    // Whole weeks only: every weekday must count as often as the others.
    let first = from ?? last.adding(days: 1 - 7 * weeks)
    guard first <= last else { throw StaffingProblem.noContacts(channel: channel, queue: queue) }
    var days = [Int](repeating: 0, count: 7)
    var day = first
    while day <= last {
      days[day.weekday - 1] += 1
      day = day.adding(days: 1)
    }
    let rows = try await session.warehouse.run(
      profile(channel, queue, first, last, intervalMinutes)
    ).rows
    var intervals: [Interval] = []
    var abandoned = 0.0
    var waited = 0.0
    var known = (seconds: 0.0, contacts: 0.0)
    for row in rows {
      guard let weekday = row[0].number.map({ Int($0) }), let slot = row[1].number,
        let offered = row[2].number, (1...7).contains(weekday), days[weekday - 1] > 0
      else { continue }
      let minute = Int(slot) * intervalMinutes
      let handled = row[4].number ?? 0
      known.seconds += row[3].number ?? 0
      known.contacts += handled
      abandoned += row[5].number ?? 0
      waited += row[6].number ?? 0
      intervals.append(
        Interval(
          day: "\(weekday)", minute: minute, name: "\(weekday) \(clock(minute))",
          contacts: offered / Double(days[weekday - 1]),
          handleSeconds: handled > 0 ? (row[3].number ?? 0) / handled : .nan))
    }
    guard !intervals.isEmpty else {
      throw StaffingProblem.noContacts(channel: channel, queue: queue)
    }
    guard known.contacts > 0 else { throw StaffingProblem.noHandleTimes(channel: channel) }
    // A slot in which few were handled takes the channel's mean.
    let mean = known.seconds / known.contacts
    for place in intervals.indices where !(intervals[place].handleSeconds > 0) {
      intervals[place].handleSeconds = mean
    }
    let patience =
      abandoned >= 1 && waited > 0
      ? try Patience(abandoned: Int(abandoned), waitedSeconds: waited) : nil
    return StaffingIntervals(
      intervals: intervals, patience: patience,
      diagnostics: [note(channel, first, last, hasPatience: patience != nil)])
  }

  private static func profile(
    _ channel: String, _ queue: String?, _ first: LocalDate, _ last: LocalDate, _ minutes: Int
  ) -> RenderedSQL {
    var bindings: [SQLValue] = [
      .text(channel), .date(days: first.daysSinceEpoch), .date(days: last.daysSinceEpoch),
    ]
    if let queue { bindings.append(.text(queue)) }
    return RenderedSQL(
      text: """
        select extract(isodow from started_date) as weekday,
          (extract(hour from started_local) * 60 + extract(minute from started_local))
            // \(minutes) as slot,
          count(*) as offered,
          sum(case when is_answered then handle_seconds end) as handle_seconds,
          count(case when is_answered then handle_seconds end) as handled,
          count(case when is_abandoned and wait_seconds > 0 then 1 end) as abandoned,
          sum(wait_seconds) as waited
        from marts.fct_contacts
        where channel = $1 and started_date between $2 and $3
          and direction is distinct from 'outbound'\(queue == nil ? "" : " and queue = $4")
        group by 1, 2 order by 1, 2
        """, bindings: bindings)
  }

  private static func note(
    _ channel: String, _ first: LocalDate, _ last: LocalDate, hasPatience: Bool
  ) -> Diagnostic {
    Diagnostic(
      .note, code: "staffing.mean-week",
      message: LocalizedText(
        en: "Planned for the mean week of \(channel) from \(first) to \(last)"
          + (hasPatience ? ", patience estimated from the same calls." : "; nobody hung up.")
          + " A coming week differs: plan a forecast where volumes move.",
        fr: "Planifié pour la semaine moyenne de \(channel) du \(first) au \(last)"
          + (hasPatience
            ? ", patience estimée sur les mêmes appels." : " ; personne n'a raccroché.")
          + " Une semaine à venir diffère : planifiez une prévision si les volumes bougent."))
  }
}

extension SQLValue {
  /// The value as a number; nil when it is none.
  var number: Double? {
    switch self {
    case .integer(let value): Double(value)
    case .double(let value): value
    default: nil
    }
  }
}
