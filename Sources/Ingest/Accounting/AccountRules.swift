// SPDX-License-Identifier: Apache-2.0
// Copyright the Rendement authors

package import Foundation
import Quantities
import Yams

/// Which accounting entries are costs of the service, and of what kind; the first rule that fits an
/// entry counts.
///
///     currency: EUR
///     rules:
///       - { account: "6262", category: telephony }
///       - { account: "641", category: salaries, share: 0.2, team: support }
///       - { account: "6", label: zendesk, category: licence, provider: Zendesk }
package struct AccountRules: Sendable, Hashable {
  /// One rule.
  package struct Rule: Sendable, Hashable {
    /// The beginning of the account's number: `6262` fits 626200.
    package var account: String
    /// A word of the entry's, account's or third party's text, in any case; nil fits all.
    package var label: String?
    /// The cost category of the ledger.
    package var category: String
    /// The part of the amount that is the service's, above 0 and at most 1.
    package var share: Decimal
    /// What the cost is for; nil leaves it open, and the third party is the provider.
    package var team: String?
    package var site: String?
    package var channel: String?
    package var provider: String?
    package var product: String?

    /// Whether the rule fits an entry.
    func fits(_ entry: AccountingFile.Entry) -> Bool {
      guard entry.account.hasPrefix(account) else { return false }
      guard let label else { return true }
      let word = label.lowercased()
      return [entry.label, entry.accountLabel, entry.thirdParty].contains {
        $0.lowercased().contains(word)
      }
    }
  }

  /// ISO 4217 currency of the amounts; FEC files are kept in euros.
  package var currency: String
  /// The rules, the first one first.
  package var rules: [Rule]

  /// The categories of the ledger.
  package static let categories = [
    "licence", "setup", "integration", "training", "connectors", "maintenance", "salaries",
    "telephony", "ai_usage", "outsourcing", "run", "other", "migration", "learning_curve",
    "change_management", "continuous_training", "infrastructure", "peaks", "staffing", "turnover",
    "inefficiency", "quality", "exit", "contingency",
  ]

  /// Reads rules.
  ///
  /// - Parameters:
  ///   - text: YAML.
  ///   - path: The file, for errors.
  /// - Throws: `IngestError` with the line of the first fault.
  package init(_ text: String, path: String) throws {
    let reader = YAMLReader(path: path)
    let entries = try reader.entries(
      try reader.root(text), known: ["currency", "rules"], of: "rules")
    currency = entries["currency"]?.string ?? "EUR"
    guard let list = entries["rules"]?.sequence, !list.isEmpty else {
      throw reader.fail(
        nil,
        LocalizedText(
          en: "rules: needs a list such as [{ account: \"6262\", category: telephony }].",
          fr: "rules: demande une liste comme [{ account: \"6262\", category: telephony }]."))
    }
    rules = try list.map { try Self.rule($0, reader) }
  }

  private static func rule(_ node: Node, _ reader: YAMLReader) throws -> Rule {
    let keys = [
      "account", "label", "category", "share", "team", "site", "channel", "provider", "product",
    ]
    let entries = try reader.entries(node, known: keys, of: "rule")
    guard let account = entries["account"]?.scalar?.string, !account.isEmpty,
      account.allSatisfy(\.isNumber)
    else {
      throw reader.fail(
        node,
        LocalizedText(
          en: "a rule needs account:, the beginning of an account's number such as \"6262\".",
          fr: "une règle demande account:, le début d'un numéro de compte comme \"6262\"."))
    }
    let category = entries["category"]?.string ?? ""
    guard categories.contains(category) else {
      let close = closestName(to: category, among: categories)
      throw reader.fail(
        entries["category"] ?? node,
        LocalizedText(
          en: "the category “\(category)” is unknown."
            + (close.map { " Did you mean “\($0)”?" }
              ?? " Known: \(categories.joined(separator: ", "))."),
          fr: "la catégorie « \(category) » est inconnue."
            + (close.map { " Vouliez-vous dire « \($0) » ?" }
              ?? " Connues : \(categories.joined(separator: ", ")).")))
    }
    return Rule(
      account: account, label: entries["label"]?.string, category: category,
      share: try share(entries["share"], reader), team: entries["team"]?.string,
      site: entries["site"]?.string, channel: entries["channel"]?.string,
      provider: entries["provider"]?.string, product: entries["product"]?.string)
  }

  private static func share(_ node: Node?, _ reader: YAMLReader) throws -> Decimal {
    guard let node else { return 1 }
    let text = node.scalar?.string ?? ""
    guard let share = Decimal(string: text, locale: Locale(identifier: "en_US_POSIX")),
      share > 0, share <= 1
    else {
      throw reader.fail(
        node,
        LocalizedText(
          en: "share is “\(text)”. Expected: above 0, at most 1; 20 % is 0.2.",
          fr: "share vaut « \(text) ». Attendu : au-dessus de 0, 1 au plus ; 20 % est 0.2."))
    }
    return share
  }
}
