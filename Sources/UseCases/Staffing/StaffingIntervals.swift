// SPDX-License-Identifier: Apache-2.0
// Copyright the Rendement authors

internal import Foundation
internal import Quantities
internal import Workforce

/// The intervals that a plan is made for, as read from a file or a workspace.
struct StaffingIntervals: Sendable {
  struct Interval: Sendable {
    var day: String
    /// Minutes after midnight, as written.
    var minute: Int
    var name: String
    var contacts: Double
    var handleSeconds: Double
  }

  var intervals: [Interval]
  var patience: Patience?
  var diagnostics: [Diagnostic]

  /// The days, in order, with the places of their intervals.
  var days: [(day: String, places: [Int])] {
    var order: [String] = []
    var places: [String: [Int]] = [:]
    for (place, interval) in intervals.enumerated() {
      if places[interval.day] == nil { order.append(interval.day) }
      places[interval.day, default: []].append(place)
    }
    return order.map { ($0, places[$0] ?? []) }
  }

  /// The load of each interval.
  ///
  /// - Throws: `WorkforceError` with the number of the row that makes no sense.
  func loads(
    intervalMinutes: Int, patienceSeconds: Double?
  ) throws(WorkforceError) -> [(name: String, load: QueueLoad)] {
    var loads: [(name: String, load: QueueLoad)] = []
    for (place, interval) in intervals.enumerated() {
      guard interval.contacts >= 0, interval.contacts.isFinite else {
        throw .interval(place + 1, .contacts(queue: nil), interval.contacts, .atLeast(0))
      }
      guard interval.contacts == 0 || interval.handleSeconds > 0 else {
        throw .interval(place + 1, .handleSeconds, interval.handleSeconds, .aboveZero)
      }
      // Where nothing arrives a handle time says nothing.
      let handle = interval.contacts == 0 ? max(interval.handleSeconds, 1) : interval.handleSeconds
      loads.append(
        (
          interval.name,
          try QueueLoad(
            contactsPerHour: interval.contacts * 60 / Double(intervalMinutes),
            handleSeconds: handle, patienceSeconds: patienceSeconds)
        ))
    }
    return loads
  }
}
