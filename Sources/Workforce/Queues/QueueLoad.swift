// SPDX-License-Identifier: Apache-2.0
// Copyright the Rendement authors

/// The work that arrives at one queue: contacts, how long each takes, how long callers wait.
///
/// Arrivals are taken as Poisson, handle times and patience as exponential, contacts as answered
/// in order of arrival by one team: the assumptions of Erlang's formulas.
public struct QueueLoad: Sendable, Hashable {
  /// Contacts offered per hour, at least 0.
  public let contactsPerHour: Double
  /// Mean handle time of a contact (talk, hold and after-call work), in seconds, above 0.
  public let handleSeconds: Double
  /// Mean time that a caller is ready to wait, in seconds, above 0; nil when nobody hangs up.
  public let patienceSeconds: Double?

  /// Creates a load.
  ///
  /// - Parameters:
  ///   - contactsPerHour: At least 0, finite.
  ///   - handleSeconds: Above 0, finite.
  ///   - patienceSeconds: Above 0; nil or infinite when nobody hangs up.
  /// - Throws: ``WorkforceError/outOfDomain(_:_:_:)``.
  public init(
    contactsPerHour: Double, handleSeconds: Double, patienceSeconds: Double? = nil
  ) throws(WorkforceError) {
    guard contactsPerHour >= 0, contactsPerHour.isFinite else {
      throw .outOfDomain(.contactsPerHour, contactsPerHour, .atLeast(0))
    }
    guard handleSeconds > 0, handleSeconds.isFinite else {
      throw .outOfDomain(.handleSeconds, handleSeconds, .aboveZero)
    }
    if let patienceSeconds {
      guard patienceSeconds > 0 else {
        throw .outOfDomain(.patienceSeconds, patienceSeconds, .aboveZero)
      }
    }
    self.contactsPerHour = contactsPerHour
    self.handleSeconds = handleSeconds
    self.patienceSeconds = patienceSeconds.flatMap { $0.isFinite ? $0 : nil }
  }

  /// The offered load in Erlangs: the mean number of agents busy if nobody ever had to wait.
  ///
  ///     a = contacts per hour · handle seconds ÷ 3600
  public var erlangs: Double { contactsPerHour * handleSeconds / 3600 }

  /// Arrivals per second.
  var arrivalRate: Double { contactsPerHour / 3600 }

  /// Contacts that one agent handles per second.
  var serviceRate: Double { 1 / handleSeconds }

  /// Hang-ups per second of one waiting caller; 0 when nobody hangs up.
  var abandonRate: Double { patienceSeconds.map { 1 / $0 } ?? 0 }
}
