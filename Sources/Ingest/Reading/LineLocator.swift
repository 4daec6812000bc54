// SPDX-License-Identifier: Apache-2.0
// Copyright the Rendement authors

import Foundation

/// Finds the lines of a delimited file on which its records begin.
///
/// The engine counts records; a person opens the file and looks for a line. The two differ where
/// a quoted value holds a line break, where lines are blank, and where the engine dropped a
/// record that it could not split. One pass over the bytes; exact for RFC 4180 quoting.
struct LineLocator {
  /// From this record on, a record's line is its number plus the offset.
  struct Run: Sendable, Hashable {
    var record: Int
    var offset: Int
  }

  /// Where the dropped records begin, in bytes of the unpacked text, ascending; and the answers.
  struct Answer: Sendable, Hashable {
    var runs: [Run] = []
    /// The line of each dropped record, in the order of the positions given.
    var droppedLines: [Int] = []
  }

  let quote: UInt8?
  let delimiter: UInt8?

  private var answer = Answer()
  private var dropped: ArraySlice<Int>
  private var position = 0
  private var line = 1
  private var records = -1
  private var isAtRecordStart = true
  private var isQuoted = false
  /// Whether the next byte begins a field, where alone a quote opens one.
  private var isAtFieldStart = true
  /// Whether the byte before closed a quote, so that a second quote means the character itself.
  private var hasJustClosed = false

  /// Creates a locator; dropped records are given by their byte positions, ascending.
  init(quote: UInt8?, delimiter: UInt8?, droppedPositions: [Int]) {
    self.quote = quote
    self.delimiter = delimiter
    dropped = droppedPositions[...]
  }

  /// Reads the file; the first record is the header and has no number.
  static func locate(
    _ reader: inout ByteReader, quote: UInt8?, delimiter: UInt8?,
    droppedPositions: [Int] = []
  ) throws -> Answer {
    var locator = LineLocator(
      quote: quote, delimiter: delimiter, droppedPositions: droppedPositions)
    while let piece = try reader.next() { locator.take(piece) }
    while !locator.dropped.isEmpty {
      locator.answer.droppedLines.append(locator.line)
      locator.dropped.removeFirst()
    }
    return locator.answer
  }

  private mutating func take(_ bytes: Data) {
    bytes.withUnsafeBytes { buffer in
      var index = 0
      if position == 0, buffer.starts(with: [0xEF, 0xBB, 0xBF]) { index = 3 }
      while index < buffer.count {
        let byte = buffer[index]
        if isAtRecordStart, byte != 0x0A, byte != 0x0D { beginRecord(position + index) }
        step(byte)
        index += 1
      }
      position += buffer.count
    }
  }

  private mutating func step(_ byte: UInt8) {
    let closedBefore = hasJustClosed
    hasJustClosed = false
    if byte == quote {
      if isQuoted {
        isQuoted = false
        hasJustClosed = true
      } else if isAtFieldStart || closedBefore {
        isQuoted = true
      }
      isAtFieldStart = false
      return
    }
    isAtFieldStart = byte == delimiter && !isQuoted
    guard byte == 0x0A else { return }
    line += 1
    guard !isQuoted else { return }
    isAtRecordStart = true
    isAtFieldStart = true
  }

  private mutating func beginRecord(_ start: Int) {
    isAtRecordStart = false
    if let next = dropped.first, next <= start + 1, records >= 0 {
      dropped.removeFirst()
      answer.droppedLines.append(line)
      return
    }
    records += 1
    let offset = line - records
    if records > 0, answer.runs.last?.offset != offset {
      answer.runs.append(Run(record: records, offset: offset))
    }
  }
}
