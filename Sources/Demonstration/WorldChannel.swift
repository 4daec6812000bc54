// SPDX-License-Identifier: Apache-2.0
// Copyright the Rendement authors

/// A way by which customers reach the service, with its share, rhythm and work.
enum WorldChannel: String, CaseIterable, Sendable {
  case phone
  case email
  case chat
  case webForm = "web_form"
  case social

  /// Share of new contacts; the five sum to one.
  var share: Double {
    switch self {
    case .phone: 0.36
    case .email: 0.25
    case .chat: 0.20
    case .webForm: 0.10
    case .social: 0.09
    }
  }

  /// Whether it only opens when people work: the telephone and the chat.
  var isStaffedOnly: Bool { self == .phone || self == .chat }

  /// Whether the assistant can answer on it.
  var isDigital: Bool { self != .phone }

  /// Median handle time of a person, seconds (for the telephone: of the conversation).
  var medianHandleSeconds: Double {
    switch self {
    case .phone: 340
    case .email: 480
    case .chat: 530
    case .webForm: 500
    case .social: 390
    }
  }

  /// Median working time before a person's first reply, seconds; zero where nobody writes.
  var medianReplySeconds: Double {
    switch self {
    case .phone: 0
    case .email: 9000
    case .chat: 42
    case .webForm: 11_500
    case .social: 3300
    }
  }

  /// The second of the day at which a contact begins.
  func drawSecondOfDay(_ random: inout WorldRandom) -> Int {
    let hour = (isStaffedOnly ? WorldChannel.staffedHours : WorldChannel.allHours).draw(&random)
    return hour * 3600 + random.index(below: 3600)
  }

  /// How busy the lines are at an hour beside the day's average open hour.
  static func phoneLoad(hour: Int) -> Double {
    guard (8..<20).contains(hour) else { return 1 }
    return staffedWeights[hour - 8]
  }

  private static let staffedWeights = [
    0.75, 1.2, 1.45, 1.35, 0.95, 0.85, 1.15, 1.15, 1.1, 1.0, 0.7, 0.35,
  ]
  private static let staffedHours = Weighted(
    staffedWeights.enumerated().map { (8 + $0.offset, $0.element) })
  private static let allHours = Weighted(
    [
      0.18, 0.1, 0.06, 0.05, 0.05, 0.08, 0.2, 0.5, 0.9, 1.25, 1.4, 1.35,
      1.15, 1.1, 1.2, 1.2, 1.15, 1.15, 1.1, 1.05, 1.0, 0.95, 0.7, 0.4,
    ].enumerated().map { ($0.offset, $0.element) })
}
