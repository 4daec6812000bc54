// SPDX-License-Identifier: Apache-2.0
// Copyright the Rendement authors

import Foundation
import Testing
import TestSupport

@testable import Ingest

/// Line numbers counted by hand in the texts.
struct LineLocatorTests {
  private func runs(_ text: String, dropped: [Int] = []) async throws -> LineLocator.Answer {
    try await withTemporaryFolder { folder in
      let file = folder.appendingPathComponent("a.csv")
      try Data(text.utf8).write(to: file)
      var reader = try ByteReader(file, compression: .none, name: "a.csv")
      let answer = try LineLocator.locate(
        &reader, quote: UInt8(ascii: "\""), delimiter: UInt8(ascii: ","), droppedPositions: dropped)
      try reader.close()
      return answer
    }
  }

  @Test func `without surprises a record's line is its number plus the header`() async throws {
    #expect(try await runs("a,b\n1,2\n3,4\n").runs == [LineLocator.Run(record: 1, offset: 1)])
  }

  @Test func `a line break inside quotes moves the later records down`() async throws {
    let answer = try await runs("a,b\n1,\"x\ny\"\n3,4\n")
    #expect(
      answer.runs == [
        LineLocator.Run(record: 1, offset: 1), LineLocator.Run(record: 2, offset: 2),
      ])
  }

  @Test func `blank lines and doubled quotes are understood`() async throws {
    let answer = try await runs("a,b\r\n\r\n1,\"say \"\"hi\"\"\"\r\n3,5\" disk\r\n4,5\r\n")
    #expect(answer.runs == [LineLocator.Run(record: 1, offset: 2)])
  }

  @Test func `dropped records have a line and no number`() async throws {
    // Bytes: header 0-3, "1,2\n" 4-7, "x\n" 8-9, "3,4\n" 10-13; positions count from 1.
    let answer = try await runs("a,b\n1,2\nx\n3,4\n", dropped: [9])
    #expect(answer.droppedLines == [3])
    #expect(
      answer.runs == [
        LineLocator.Run(record: 1, offset: 1), LineLocator.Run(record: 2, offset: 2),
      ])
  }
}
