// SPDX-License-Identifier: Apache-2.0
// Copyright the Rendement authors

package import Quantities

/// A way to cut a metric, such as by channel, team or reason.
package enum Dimension: String, Sendable, Hashable, Codable, CaseIterable {
  case channel, direction, team, agent, site, provider, region, product, segment, campaign, queue
  case reason, language, priority, handler, status, plan, source
}

extension Dimension {
  /// The dimension's name for people.
  package var name: LocalizedText {
    switch self {
    case .channel: LocalizedText(en: "channel", fr: "canal")
    case .direction: LocalizedText(en: "direction", fr: "sens")
    case .team: LocalizedText(en: "team", fr: "équipe")
    case .agent: LocalizedText(en: "agent", fr: "agent")
    case .site: LocalizedText(en: "site", fr: "site")
    case .provider: LocalizedText(en: "provider", fr: "prestataire")
    case .region: LocalizedText(en: "region", fr: "région")
    case .product: LocalizedText(en: "product", fr: "produit")
    case .segment: LocalizedText(en: "segment", fr: "segment")
    case .campaign: LocalizedText(en: "campaign", fr: "campagne")
    case .queue: LocalizedText(en: "queue", fr: "file")
    case .reason: LocalizedText(en: "reason", fr: "motif")
    case .language: LocalizedText(en: "language", fr: "langue")
    case .priority: LocalizedText(en: "priority", fr: "priorité")
    case .handler: LocalizedText(en: "handler", fr: "traité par")
    case .status: LocalizedText(en: "status", fr: "statut")
    case .plan: LocalizedText(en: "plan", fr: "formule")
    case .source: LocalizedText(en: "source", fr: "source")
    }
  }

  /// The mart column that holds it; the same in every fact that has it.
  package var column: String { self == .agent ? "agent_id" : rawValue }

  /// The dimension with that name.
  ///
  /// - Parameter name: A name as typed, such as `channel`; case is ignored.
  /// - Returns: The dimension.
  /// - Throws: ``MetricError/unknownDimension(_:suggestion:)`` with the closest name.
  package static func named(_ name: String) throws(MetricError) -> Dimension {
    let typed = name.lowercased()
    if let match = Dimension(rawValue: typed == "agent_id" ? "agent" : typed) { return match }
    let known = allCases.map(\.rawValue)
    throw .unknownDimension(name, suggestion: closestName(to: name, among: known))
  }
}

extension Fact {
  /// The dimensions by which the fact's rows can be cut.
  package var dimensions: Set<Dimension> {
    switch self {
    case .contacts, .agentDays: Set(Dimension.allCases).subtracting([.plan])
    case .surveyAnswers:
      Set(Dimension.allCases).subtracting([.plan, .direction, .priority, .status])
    case .customers: [.segment, .region, .plan, .source]
    case .transactions: [.product, .segment, .region, .source]
    case .costs: [.channel, .team, .site, .provider, .product, .region]
    }
  }
}
