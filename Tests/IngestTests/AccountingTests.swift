// SPDX-License-Identifier: Apache-2.0
// Copyright the Rendement authors

import Foundation
import Ingest
import Quantities
import Testing

/// A file written by hand after article A47 A-1 of the Livre des procédures fiscales.
@Suite struct AccountingTests {
  private static let header = AccountingFile.columns.joined(separator: "\t")

  private static func line(
    _ day: String, _ account: String, _ name: String, _ party: String, _ label: String,
    _ debit: String, _ credit: String
  ) -> String {
    [
      "HA", "Achats", "1", day, account, name, party.isEmpty ? "" : "F1", party, "P1", day, label,
      debit, credit, "", "", day, "", "",
    ].joined(separator: "\t")
  }

  private static let body = [
    line("20260115", "626200", "Téléphone", "", "Facture janvier", "1200,50", "0,00"),
    line("20260131", "626200", "Téléphone", "", "Avoir", "0,00", "200,50"),
    line("20260131", "641100", "Salaires", "", "Paie janvier", "50000,00", "0,00"),
    line("20260210", "651100", "Redevances", "ZENDESK", "Abonnement zendesk", "900,00", ""),
    line("20260211", "606100", "Électricité", "EDF", "Facture", "300,00", "0,00"),
    line("20260211", "401000", "Fournisseurs", "EDF", "Facture", "0,00", "52200,00"),
  ]

  private static let rules = """
    rules:
      - { account: "6262", category: telephony, channel: phone }
      - { account: "641", category: salaries, share: 0.2, team: support }
      - { account: "6", label: Zendesk, category: licence }
    """

  private func file(_ lines: [String] = body, _ encoding: String.Encoding = .utf8) throws
    -> AccountingFile
  {
    let text = ([Self.header] + lines).joined(separator: "\r\n") + "\r\n"
    return try AccountingFile(try #require(text.data(using: encoding)), path: "fec.txt")
  }

  // By hand: 1 200.50 − 200.50; a fifth of 50 000; 900.
  @Test(arguments: [String.Encoding.utf8, .windowsCP1252])
  func `rules make a ledger of entries`(_ encoding: String.Encoding) throws {
    let read = try file(Self.body, encoding)
    #expect(read.faults.isEmpty)
    #expect(read.balance == 0)
    let ledger = CostLedger(read, rules: try AccountRules(Self.rules, path: "r.yaml"))
    #expect(ledger.rows.map(\.category) == ["telephony", "salaries", "licence"])
    #expect(ledger.rows.map(\.amount) == [1000, 10_000, 900])
    #expect(ledger.entriesTaken == 4)
    #expect(ledger.leftOut.map(\.account) == ["606100"])
    #expect(ledger.leftOut[0].label == "Électricité")
    let csv = ledger.csv.split(separator: "\n")
    #expect(csv.count == 4)
    #expect(csv[3].contains("2026-02-01,2026-03-01,900,EUR,licence,,,,ZENDESK,,651100"))
  }

  @Test func `bars and signed amounts are read too`() throws {
    let text = """
      JournalCode|EcritureDate|CompteNum|CompteLib|EcritureLib|Montant|Sens
      HA|20260115|626200|Téléphone|Facture|1200,50|D
      HA|20260116|626200|Téléphone|Avoir|200,50|C
      """
    let read = try AccountingFile(Data(text.utf8), path: "fec.txt")
    #expect(read.entries.map(\.amount) == [Decimal(string: "1200.5"), Decimal(string: "-200.5")])
  }

  @Test func `wrong lines are kept out and named`() throws {
    let read = try file([
      Self.line("20261315", "626200", "x", "", "y", "1", "0"),
      Self.line("20260115", "626200", "x", "", "y", "1 200,5O", "0"),
      "HA\tAchats",
      Self.body[0],
    ])
    #expect(read.faults.map(\.code) == ["fec.date", "fec.amount", "fec.cells"])
    #expect(read.faults.map(\.location) == ["2", "3", "4"])
    #expect(read.entries.count == 1)
  }

  @Test func `a file of another kind is refused`() {
    #expect(
      throws: AccountingProblem.notFEC(
        path: "x.csv",
        missing: ["EcritureDate", "CompteNum", "CompteLib", "EcritureLib", "Debit", "Credit"])
    ) { try AccountingFile(Data("a,b\n1,2\n".utf8), path: "x.csv") }
    #expect(throws: AccountingProblem.self) { try AccountingFile(Data(), path: "x") }
  }

  @Test(arguments: [
    "", "rules: []", "rules: [{ account: x, category: telephony }]",
    "rules: [{ account: \"6\", category: telefony }]",
    "rules: [{ account: \"6\", category: telephony, share: 20 }]",
    "rules: [{ account: \"6\", category: telephony, shares: 0.2 }]",
  ])
  func `rules that mean nothing are refused`(_ text: String) {
    #expect(throws: IngestError.self) { try AccountRules(text, path: "r.yaml") }
  }
}
