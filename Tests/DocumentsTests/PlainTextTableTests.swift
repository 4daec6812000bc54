// SPDX-License-Identifier: Apache-2.0
// Copyright the Rendement authors

import Documents
import Quantities
import Testing

/// Expected texts are laid out by hand.
@Suite struct PlainTextTableTests {
  @Test func `columns are aligned, numbers to the right`() {
    let table = Table(
      caption: "KPI", columns: [.words("Indicateur"), .figures("Avant")],
      rows: [
        Table.Row([.text("Contacts"), .count(10_200)]), Table.Row([.text("DMT"), .count(8)]),
        Table.Row([.text("Total"), .count(10_208)], kind: .total),
      ], notes: [["n = 3"]])
    let text = PlainTextTable(style: NumberStyle(language: .french)).render(table)
    #expect(
      text == """
        KPI

        Indicateur   Avant
        ──────────  ──────
        Contacts    10\u{202F}200
        DMT              8
        ──────────  ──────
        Total       10\u{202F}208
        n = 3

        """)
  }

  @Test func `no text can move the cursor or break the row`() {
    let table = Table(
      caption: "", columns: [.words("a")],
      rows: [Table.Row([.text("x\u{1B}[31m\ny\u{202E}z")])])
    let text = PlainTextTable(style: NumberStyle(language: .english)).render(table)
    #expect(text == "a\n───────\nx\u{FFFD}[31m yz\n".replacing("───────", with: "─────────"))
  }

  @Test func `a wide character takes two columns and a long text is cut`() {
    let table = Table(
      caption: "", columns: [.words("n"), .figures("v")],
      rows: [Table.Row([.text("日本"), .count(1)]), Table.Row([.text("abcdefgh"), .count(2)])])
    let text = PlainTextTable(style: NumberStyle(language: .english), longestText: 6).render(table)
    #expect(text == "n       v\n──────  ─\n日本    1\nabcde…  2\n")
  }
}
