// SPDX-License-Identifier: Apache-2.0
// Copyright the Rendement authors

package import Foundation
package import Quantities

/// The costs of the service in an accounting file: one row per month, account, third party and rule.
package struct CostLedger: Sendable {
  /// One cost.
  package struct Row: Sendable, Hashable {
    /// Stable from export to export, so that a later file corrects an earlier one.
    package var id: String
    /// The first day of the month.
    package var month: LocalDate
    package var account: String
    package var thirdParty: String
    package var category: String
    /// Debit − credit, times the rule's share.
    package var amount: Decimal
    package var rule: AccountRules.Rule
  }

  /// What entries without a rule come to, by account of class 6.
  package struct LeftOut: Sendable, Hashable, Codable {
    package var account: String
    package var label: String
    package var amount: Decimal
    package var entries: Int
  }

  /// The costs, in order of month and account.
  package let rows: [Row]
  /// The charges that no rule takes, the largest first: shown, never guessed.
  package let leftOut: [LeftOut]
  /// Entries that some rule takes.
  package let entriesTaken: Int
  /// ISO 4217 currency of the amounts.
  package let currency: String

  /// Applies rules to a file.
  package init(_ file: AccountingFile, rules: AccountRules) {
    struct Key: Hashable {
      var month: LocalDate
      var account: String
      var thirdParty: String
      var rule: Int
    }
    var sums: [Key: Decimal] = [:]
    var others: [String: LeftOut] = [:]
    var taken = 0
    for entry in file.entries {
      guard let index = rules.rules.firstIndex(where: { $0.fits(entry) }) else {
        guard entry.account.hasPrefix("6") else { continue }
        let known = others[entry.account]
        others[entry.account] = LeftOut(
          account: entry.account, label: entry.accountLabel,
          amount: (known?.amount ?? 0) + entry.amount, entries: (known?.entries ?? 0) + 1)
        continue
      }
      taken += 1
      let key = Key(
        month: entry.day.adding(days: 1 - entry.day.day), account: entry.account,
        thirdParty: entry.thirdParty, rule: index)
      sums[key, default: 0] += entry.amount * rules.rules[index].share
    }
    rows = sums.map { key, amount in
      let rule = rules.rules[key.rule]
      return Row(
        id: [
          "\(key.month)".prefix(7).description, key.account, key.thirdParty, rule.category,
          rule.team ?? "", rule.site ?? "", rule.channel ?? "", rule.product ?? "",
          rule.label ?? "",
        ].joined(separator: "|"),
        month: key.month, account: key.account, thirdParty: key.thirdParty,
        category: rule.category, amount: amount, rule: rule)
    }
    .filter { $0.amount != 0 }.sorted { ($0.month, $0.id) < ($1.month, $1.id) }
    leftOut = others.values.filter { $0.amount != 0 }.sorted {
      ($1.amount, $0.account) < ($0.amount, $1.account)
    }
    entriesTaken = taken
    currency = rules.currency
  }

  /// The rows as the table that the mapping `fec-ledger` imports.
  package var csv: String {
    let header = [
      "fec_row", "period_start", "period_end", "amount", "currency", "category", "team", "site",
      "channel", "provider", "product", "account",
    ]
    let lines = rows.map { row -> String in
      let days = LocalDate.days(inMonth: row.month.month, of: row.month.year)
      return [
        row.id, "\(row.month)", "\(row.month.adding(days: days))", "\(row.amount)", currency,
        row.category, row.rule.team ?? "", row.rule.site ?? "", row.rule.channel ?? "",
        row.rule.provider ?? row.thirdParty, row.rule.product ?? "", row.account,
      ].map { Self.quoted($0) }.joined(separator: ",")
    }
    return ([header.joined(separator: ",")] + lines).joined(separator: "\n") + "\n"
  }

  private static func quoted(_ cell: String) -> String {
    guard cell.contains(where: { ",\"\n\r".contains($0) }) else { return cell }
    return "\"" + cell.replacing("\"", with: "\"\"") + "\""
  }
}
