// SPDX-License-Identifier: Apache-2.0
// Copyright the Rendement authors

import Foundation

#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif

/// Whether some field of a delimited file begins or ends with a blank.
///
/// Trimming every value costs the engine as much as reading the file; a look at the bytes beside
/// the delimiters costs a tenth of that, and most exports have nothing to trim. A blank found
/// where it means nothing only makes the import trim.
enum EdgeBlanks {
  /// Looks through a file, until the first blank at an edge.
  static func occur(
    in reader: inout ByteReader, delimiter: UInt8, quote: UInt8?
  ) throws -> Bool {
    let edges: Set<UInt8> = [delimiter, 0x0A, 0x0D]
    // The file's first byte has an edge before it.
    var carried = Data([0x0A])
    while let piece = try reader.next() {
      var bytes = carried
      bytes.append(piece)
      if hasEdgeBlank(bytes, edges, delimiter, quote) { return true }
      carried = Data(bytes.suffix(3))
    }
    carried.append(0x0A)
    return hasEdgeBlank(carried, edges, delimiter, quote)
  }

  private static func hasEdgeBlank(
    _ bytes: Data, _ edges: Set<UInt8>, _ delimiter: UInt8, _ quote: UInt8?
  ) -> Bool {
    bytes.withUnsafeBytes { buffer in
      guard let base = buffer.baseAddress else { return false }
      for blank: UInt8 in delimiter == 0x09 ? [0x20] : [0x20, 0x09] {
        var start = 0
        while let found = memchr(base + start, Int32(blank), buffer.count - start) {
          let index = UnsafeRawPointer(found) - base
          if isAtEdge(index, buffer, edges, quote) { return true }
          start = index + 1
        }
      }
      return false
    }
  }

  private static func isAtEdge(
    _ index: Int, _ buffer: UnsafeRawBufferPointer, _ edges: Set<UInt8>, _ quote: UInt8?
  ) -> Bool {
    for step in [-1, 1] {
      guard buffer.indices.contains(index + step) else { continue }
      let near = buffer[index + step]
      if edges.contains(near) { return true }
      guard near == quote, buffer.indices.contains(index + 2 * step) else { continue }
      if edges.contains(buffer[index + 2 * step]) { return true }
    }
    return false
  }
}
