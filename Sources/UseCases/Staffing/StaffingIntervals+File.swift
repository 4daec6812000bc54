// SPDX-License-Identifier: Apache-2.0
// Copyright the Rendement authors

internal import Foundation
internal import Quantities
internal import Workforce

extension StaffingIntervals {
  /// Reads the intervals of a file; rows without a volume, or with a volume but no handle time,
  /// are left out and said.
  static func reading(
    _ file: URL, contacts: String, handle: StaffingRequest.HandleTimes, start: String?,
    intervalMinutes: Int
  ) async throws -> StaffingIntervals {
    var kinds: [String: ColumnTable.Kind] = [contacts: .number]
    if case .column(let name) = handle { kinds[name] = .number }
    if let start { kinds[start] = .moment }
    let table = try await ReadColumns(file).run(kinds)
    let volumes = table.numbers(contacts)
    let moments = start.map { table.numbers($0) }
    let perDay = max(1, 1440 / intervalMinutes)
    var intervals: [Interval] = []
    var left = 0
    for row in 0..<table.count {
      let handleSeconds: Double? =
        switch handle {
        case .column(let name): table.numbers(name)[row]
        case .seconds(let seconds): seconds
        }
      guard let volume = volumes[row], volume == 0 || handleSeconds != nil else {
        left += 1
        continue
      }
      if let moments {
        guard let moment = moments[row] else {
          left += 1
          continue
        }
        intervals.append(interval(at: moment, volume, handleSeconds))
      } else {
        let (day, place) = row.quotientAndRemainder(dividingBy: perDay)
        intervals.append(
          Interval(
            day: table.count > perDay ? "\(day + 1)" : "", minute: place * intervalMinutes,
            name: "\(row + 1)", contacts: volume, handleSeconds: handleSeconds ?? 0))
      }
    }
    guard !intervals.isEmpty else { throw WorkforceError.nothing(.intervals) }
    var diagnostics = table.problems.map {
      Diagnostic(.warning, code: "staffing.unreadable", message: $0.sentence, location: $0.column)
    }
    if left > 0 {
      diagnostics.append(
        Diagnostic(
          .warning, code: "staffing.rows-left-out",
          message: LocalizedText(
            en: "\(left) of \(table.count) rows lack a volume, a handle time or a start and are "
              + "not planned.",
            fr: "\(left) lignes sur \(table.count) n'ont pas de volume, de durée ou de début et "
              + "ne sont pas planifiées.")))
    }
    if start != nil { diagnostics += gaps(intervals, intervalMinutes) }
    return StaffingIntervals(intervals: intervals, patience: nil, diagnostics: diagnostics)
  }

  private static func interval(
    at moment: Double, _ volume: Double, _ handleSeconds: Double?
  ) -> Interval {
    let seconds = Int(moment)
    let days = Int((moment / 86_400).rounded(.down))
    let minute = (seconds - days * 86_400) / 60
    let day = LocalDate(daysSinceEpoch: days).description
    return Interval(
      day: day, minute: minute, name: "\(day) \(clock(minute))", contacts: volume,
      handleSeconds: handleSeconds ?? 0)
  }

  static func clock(_ minute: Int) -> String {
    String(format: "%02d:%02d", minute / 60 % 24, minute % 60)
  }

  /// Days with more or fewer intervals than most: clock changes, gaps, days cut short.
  private static func gaps(_ intervals: [Interval], _ minutes: Int) -> [Diagnostic] {
    let counts = Dictionary(grouping: intervals, by: \.day).mapValues(\.count)
    let usual = Dictionary(grouping: counts.values, by: { $0 }).max {
      $0.value.count < $1.value.count
    }
    guard counts.count > 2, let usual = usual?.key else { return [] }
    let odd = counts.filter { $0.value != usual }.keys.sorted()
    guard !odd.isEmpty else { return [] }
    let named = odd.prefix(5).joined(separator: ", ") + (odd.count > 5 ? ", …" : "")
    return [
      Diagnostic(
        .note, code: "staffing.uneven-days",
        message: LocalizedText(
          en: "\(odd.count) of \(counts.count) days do not have \(usual) intervals of \(minutes) "
            + "minutes (\(named)): clock changes, closing days or gaps. They are planned as they "
            + "are.",
          fr: "\(odd.count) jours sur \(counts.count) n'ont pas \(usual) intervalles de \(minutes) "
            + "minutes (\(named)) : changement d'heure, fermeture ou lacune. Ils sont planifiés "
            + "tels quels."))
    ]
  }
}
