// SPDX-License-Identifier: Apache-2.0
// Copyright the Rendement authors

import Testing

@testable import Demonstration

@Suite struct ExportTableTests {
  @Test func `a canonical row is UTF-8 with commas, quotes where needed and times in UTC`() throws {
    var table = ExportTable(file: "t.csv", columns: ["a", "b"])
    table.text("é, \"q\"")
    table.instant(1_751_364_000)
    table.cents(-1205)
    table.boolean(true)
    table.text(nil)
    var sink = MemorySink()
    try table.endRow(to: &sink)
    try table.flush(to: &sink)
    let bytes = try #require(sink.files["t.csv"])
    #expect(
      String(decoding: bytes, as: UTF8.self)
        == "a,b\n\"é, \"\"q\"\"\",2025-07-01T10:00:00Z,-12.05,true,\n")
  }

  /// 0xC9 is É, 0xB0 the degree sign and 0x9C the œ of Windows-1252 (Unicode's CP1252 table).
  @Test func `a French row is Windows-1252 with semicolons, local times and decimal commas`() throws
  {
    var table = ExportTable(file: "t.csv", columns: ["N°"], dialect: .french)
    table.text("Éœ")
    table.frenchTime(1_751_364_000)
    table.frenchDuration(3 * 3600 + 62)
    table.cents(5, mark: 0x2C)
    var sink = MemorySink()
    try table.endRow(to: &sink)
    try table.flush(to: &sink)
    let expected: [UInt8] =
      [0x4E, 0xB0, 0x0D, 0x0A, 0xC9, 0x9C]
      + Array(";01/07/2025 12:00:00;03:01:02;0,05\r\n".utf8)
    #expect(sink.files["t.csv"] == expected)
  }
}
