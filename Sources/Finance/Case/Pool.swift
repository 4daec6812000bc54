// SPDX-License-Identifier: Apache-2.0
// Copyright the Rendement authors

public import Quantities

/// A pool of money that gains draw on; the same euro may be claimed once.
public struct Pool: Sendable, Hashable, Codable {
  /// What kind of money.
  public enum Kind: String, Sendable, Hashable, Codable, CaseIterable {
    /// The agents' paid hours: claimed by levers.
    case hours
    /// Customers who stay: churn, lifetime and CLV are one and the same.
    case revenue
    /// Sales made: upsell, cross-sell, win-backs, leads, referrals.
    case sales
    /// Subscriptions ended.
    case tools
    /// Invoices of providers and operators cut.
    case invoices
    /// Recruitment and onboarding of replacements.
    case people
    /// Refunds, disputes and litigation avoided.
    case disputes
    /// Time of experts outside the service.
    case experts

    /// The pool's name for people.
    public var name: LocalizedText {
      switch self {
      case .hours: LocalizedText(en: "agents’ hours", fr: "heures des agents")
      case .revenue: LocalizedText(en: "customers who stay", fr: "clients qui restent")
      case .sales: LocalizedText(en: "sales", fr: "ventes")
      case .tools: LocalizedText(en: "tools ended", fr: "outils arrêtés")
      case .invoices: LocalizedText(en: "invoices cut", fr: "factures réduites")
      case .people: LocalizedText(en: "turnover of agents", fr: "renouvellement des agents")
      case .disputes: LocalizedText(en: "disputes", fr: "litiges")
      case .experts: LocalizedText(en: "experts’ time", fr: "temps des experts")
      }
    }
  }

  /// What kind of money.
  public var kind: Kind
  /// A part of it, such as one of two tools; nil means all of it.
  public var part: String?

  /// Creates a pool, or one part of it.
  public init(_ kind: Kind, part: String? = nil) {
    self.kind = kind
    self.part = part
  }

  /// Reads `tools` or `tools/old-help-desk`; nil when the kind is unknown.
  public init?(name: String) {
    let pieces = name.split(separator: "/", maxSplits: 1).map(String.init)
    guard let first = pieces.first, let kind = Kind(rawValue: first) else { return nil }
    self.init(kind, part: pieces.count > 1 ? pieces[1] : nil)
  }

  /// Whether two lines on these pools may claim the same euro.
  public func overlaps(_ other: Pool) -> Bool {
    kind == other.kind && (part == nil || other.part == nil || part == other.part)
  }

  /// The reading to which gains of the pool belong unless they say otherwise.
  public var usualReading: Reading {
    switch kind {
    case .revenue, .sales: .extended
    case .tools, .invoices, .disputes: .cash
    case .hours, .people, .experts: .economic
    }
  }

  /// `tools` or `tools/old-help-desk`.
  public var text: String { part.map { "\(kind.rawValue)/\($0)" } ?? kind.rawValue }
}

/// What is counted as a gain, from the strictest reading to the widest; each holds the one before.
public enum Reading: String, Sendable, Hashable, Codable, CaseIterable {
  /// Money that leaves no account: posts that go, licences and invoices that end.
  case cash
  /// Cash and the captured part of the hours freed.
  case economic
  /// Economic and the margin of customers kept and sales made.
  case extended

  /// The reading's name for people.
  public var name: LocalizedText {
    switch self {
    case .cash: LocalizedText(en: "cash ROI", fr: "ROI de trésorerie")
    case .economic: LocalizedText(en: "economic ROI", fr: "ROI économique")
    case .extended: LocalizedText(en: "extended ROI", fr: "ROI étendu")
    }
  }
}
