// SPDX-License-Identifier: Apache-2.0
// Copyright the Rendement authors

/// One generated contact, before it is written in the dialect of an export.
///
/// Instants are seconds since 1970-01-01 UTC, durations whole seconds, days local day numbers.
struct WorldContact: Sendable {
  /// Who answered.
  enum Handler: String, Sendable {
    case human
    case assistant = "ai"
    case assistantThenHuman = "ai_then_human"
    case nobody = "none"
  }

  /// Given when the day is sorted: numbers grow with time.
  var id = ""
  var channel: WorldChannel
  var isOutbound = false
  var customer: Int?
  var day: Int
  var startedAt: Int
  var team: Int
  var agent: String?
  /// CSAT mass that the agent's seat moves from 2 to 4.
  var agentQuality = 0.0
  var reason: Int
  var product: String
  var language: String
  var priority: String
  var tags: [String] = []
  var handler = Handler.human
  var assistantState: String?
  /// Whether the assistant works in its team on its day.
  var isExposed: Bool

  var isQueued: Bool?
  var isAnswered: Bool?
  var isAbandoned: Bool?
  var waitSeconds: Int?
  var talkSeconds: Int?
  var holdSeconds: Int?
  var wrapSeconds: Int?
  var handleSeconds: Int?

  var firstReplyAt: Int?
  var firstAnyReplyAt: Int?
  var resolvedFirstAt: Int?
  var resolvedLastAt: Int?
  var closedAt: Int?
  var replies = 0
  var reopens = 0
  var transfers = 0
  var isEscalated = false
  var isOfferMade: Bool?
  var isOfferAccepted: Bool?

  /// Whether a person worked on it.
  var isHandledByPerson: Bool { handler == .human || handler == .assistantThenHuman }

  /// Forgets what happens after the exports were made: the company cannot know it yet.
  mutating func cut(at export: Int) {
    if let at = firstReplyAt, at >= export { firstReplyAt = nil }
    if let at = firstAnyReplyAt, at >= export { firstAnyReplyAt = nil }
    if let at = resolvedFirstAt, at >= export {
      resolvedFirstAt = nil
      resolvedLastAt = nil
      reopens = 0
    }
    if let at = resolvedLastAt, at >= export { resolvedLastAt = nil }
    if let at = closedAt, at >= export { closedAt = nil }
  }

  /// The state of the contact when the exports were made.
  var status: String {
    if closedAt != nil { return "closed" }
    return resolvedLastAt != nil ? "solved" : "open"
  }
}
