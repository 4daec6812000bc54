// SPDX-License-Identifier: Apache-2.0
// Copyright the Rendement authors

package import Foundation
package import Quantities
package import Workforce

/// What a staffing plan is asked to keep to, and what it is made from.
package struct StaffingRequest: Sendable {
  /// Where the contacts and handle times come from.
  package enum Source: Sendable {
    /// Columns of a file; the handle time is a column or one number of seconds.
    case file(URL, contacts: String, handle: HandleTimes, start: String?)
    /// The mean week of the workspace's contacts of a channel.
    case workspace(Session, channel: String, queue: String?, from: LocalDate?, to: LocalDate?)
  }

  /// Handle times of a file.
  package enum HandleTimes: Sendable, Hashable {
    /// A column of seconds.
    case column(String)
    /// The same for all intervals, in seconds.
    case seconds(Double)
  }

  /// Where the numbers come from.
  package var source: Source
  /// The length of an interval, in minutes.
  package var intervalMinutes = 30
  /// What each interval keeps to.
  package var targets: [StaffingTarget]
  /// The wait at which the service level is reported, in seconds.
  package var thresholdSeconds = 20.0
  /// Mean patience, in seconds; nil estimates it in a workspace and is endless for a file.
  package var patienceSeconds: Double?
  /// The share of paid time away from work.
  package var shrinkage = Shrinkage.none
  /// The cost of a paid hour; nil leaves money out.
  package var costPerPaidHour: Double?
  /// The file of shift patterns; nil plans no shifts.
  package var shifts: URL?
  /// At most so many people a day on shifts.
  package var largestTeam: Int?
  /// Days to simulate with the plan of the busiest day; 0 simulates nothing.
  package var simulatedDays = 0
  /// Decides every draw of the simulation.
  package var seed: UInt64 = 1

  /// Creates a request.
  package init(source: Source, targets: [StaffingTarget]) {
    self.source = source
    self.targets = targets
  }
}
