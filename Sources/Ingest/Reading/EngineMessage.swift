// SPDX-License-Identifier: Apache-2.0
// Copyright the Rendement authors

import DuckDB

/// The first sentence of an engine's error, for a person who knows no SQL.
enum EngineMessage {
  static func first(_ error: any Error) -> String {
    let text = "\(error)"
    let line = text.split(whereSeparator: \.isNewline).first.map(String.init) ?? text
    return line.count > 200 ? String(line.prefix(200)) + "…" : line
  }
}

extension Value {
  /// The text; nil for any other type.
  var text: String? {
    if case .text(let text) = self { text } else { nil }
  }

  /// The whole number; nil for any other type and beyond 64 bits.
  var integer: Int? {
    switch self {
    case .int64(let number): Int(number)
    case .uint64(let number): Int(exactly: number)
    case .int128(let number): Int(exactly: number)
    default: nil
    }
  }
}
