// SPDX-License-Identifier: Apache-2.0
// Copyright the Rendement authors

import Documents
import Quantities
import Testing

/// Expected lines are written by hand from RFC 4180 and the rule of OWASP's page "CSV Injection".
@Suite struct CSVRendererTests {
  @Test(arguments: [
    ("=HYPERLINK(\"x\")", "\"'=HYPERLINK(\"\"x\"\")\""), ("+1", "'+1"), ("-1", "'-1"),
    ("@SUM(A1)", "'@SUM(A1)"), ("\t=1", "\"'\t=1\""), ("\r=1", "\"'\r=1\""), ("a=1", "a=1"),
    ("a,b", "\"a,b\""), ("a;b", "\"a;b\""), ("say \"hi\"", "\"say \"\"hi\"\"\""),
    ("two\nlines", "\"two\nlines\""), ("", ""),
  ])
  func `a text is quoted and can start no formula`(text: String, field: String) {
    let table = Table(
      caption: "", columns: [.words("name")], rows: [Table.Row([.text(text)])])
    #expect(CSVRenderer().render(table) == "name\r\n\(field)\r\n")
  }

  @Test func `numbers stay numbers, in full and even when negative`() {
    let table = Table(
      caption: "", columns: [.words("=a"), .figures("b"), .figures("c"), .figures("d")],
      rows: [
        Table.Row([.text("x"), .money(-1_234.567), .percent(0.285), .missing("unknown")]),
        Table.Row([
          .date(LocalDate(daysSinceEpoch: 0)), .number(1e6), .months(1.5), .number(.nan),
        ]),
      ])
    #expect(
      CSVRenderer().render(table)
        == "'=a,b,c,d\r\nx,-1234.567,0.285,\r\n1970-01-01,1000000,1.5,\r\n")
    #expect(
      CSVRenderer(.spreadsheet(.french)).render(table)
        == "\u{FEFF}'=a;b;c;d\r\nx;-1234,567;0,285;\r\n1970-01-01;1000000;1,5;\r\n")
  }
}
