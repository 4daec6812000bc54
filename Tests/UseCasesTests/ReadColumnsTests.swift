// SPDX-License-Identifier: Apache-2.0
// Copyright the Rendement authors

import Foundation
import Quantities
import TestSupport
import Testing
import UseCases

@Suite struct ReadColumnsTests {
  private func reading<Result: Sendable>(
    _ text: String, _ body: @Sendable (ReadColumns) async throws -> Result
  ) async throws -> Result {
    try await withTemporaryFolder { folder in
      let file = folder.appending(path: "it's a file.csv")
      try Data(text.utf8).write(to: file)
      return try await body(ReadColumns(file))
    }
  }

  /// 31 March 2026 is day 20,543 after 1970-01-01: 56 years with 14 leap days, and 89 days.
  @Test func `French numbers and dates are read, the unreadable counted with an example`()
    async throws
  {
    let table = try await reading("jour;val;nom\n31/03/2026;1 234,5;a\nhier;NA;\n2026-03-31;x;b\n")
    {
      try await $0.run(["jour": .moment, "val": .number, "nom": .text])
    }
    #expect(table.count == 3)
    #expect(table.numbers("jour") == [20543 * 86400, nil, 20543 * 86400])
    #expect(table.numbers("val") == [1234.5, nil, nil])
    #expect(table.texts("nom") == ["a", nil, "b"])
    #expect(
      table.problems == [
        .init(column: "jour", count: 1, example: "hier"),
        .init(column: "val", count: 1, example: "x"),
      ])
  }

  @Test func `a column that is not there suggests the nearest`() async throws {
    await #expect(throws: ColumnTableError.noColumn("valu", known: ["value", "b"])) {
      try await reading("value,b\n1,2\n") { try await $0.run(["valu": .number]) }
    }
    let error = ColumnTableError.noColumn("valu", known: ["value", "b"])
    #expect(error.message.en.contains("did you mean 'value'?"))
  }

  @Test func `a column without a single number is refused with its first value`() async throws {
    await #expect(
      throws: ColumnTableError.wrongKind(column: "a", kind: .number, example: "left")
    ) {
      try await reading("a,b\nleft,2\nright,3\n") { try await $0.run(["a": .number]) }
    }
  }

  @Test func `a missing file is named`() async throws {
    await #expect(throws: ColumnTableError.self) {
      try await ReadColumns(URL(filePath: "/nowhere/x.csv")).names()
    }
  }
}
