// SPDX-License-Identifier: Apache-2.0
// Copyright the Rendement authors

import CDuckDB

/// Writes columns of Swift values into a chunk of the engine's, again and again.
final class ChunkWriter {
  private(set) var chunk: UnsafeMutablePointer<DuckChunk>?
  private let engine: Engine

  init(types: [ColumnType], engine: Engine) throws(DuckDBError) {
    self.engine = engine
    var owners: [NativeType] = []
    for type in types { owners.append(try NativeType(type, engine: engine)) }
    var pointers = owners.map(\.pointer)
    chunk = withExtendedLifetime(owners) {
      engine.call.create_data_chunk(&pointers, UInt64(types.count))
    }
  }

  deinit { engine.call.destroy_data_chunk(&chunk) }

  /// Replaces the chunk's content by some rows of the columns.
  ///
  /// - Precondition: the columns have the chunk's types, and `rows` fits in a vector.
  func fill(_ columns: [ColumnValues], rows: Range<Int>) {
    let call = engine.call
    call.data_chunk_reset(chunk)
    for (index, column) in columns.enumerated() {
      let vector = call.data_chunk_get_vector(chunk, UInt64(index))
      switch column {
      case .boolean(let values): write(values, rows, to: vector)
      case .integer(let values), .date(let values): write(values, rows, to: vector)
      case .bigint(let values), .timestamp(let values): write(values, rows, to: vector)
      case .double(let values): write(values, rows, to: vector)
      case .text(let values): write(values, rows, to: vector)
      }
    }
    call.data_chunk_set_size(chunk, UInt64(rows.count))
  }

  private func write<Element: BitwiseCopyable>(
    _ values: [Element?], _ rows: Range<Int>, to vector: UnsafeMutablePointer<DuckVector>?
  ) {
    guard let data = engine.call.vector_get_data(vector) else { return }
    let target = data.assumingMemoryBound(to: Element.self)
    for (row, index) in rows.enumerated() {
      if let value = values[index] { target[row] = value } else { setNull(row, vector) }
    }
  }

  private func write(
    _ values: [String?], _ rows: Range<Int>, to vector: UnsafeMutablePointer<DuckVector>?
  ) {
    for (row, index) in rows.enumerated() {
      guard var text = values[index] else {
        setNull(row, vector)
        continue
      }
      text.withUTF8 { bytes in
        bytes.withMemoryRebound(to: CChar.self) {
          engine.call.vector_assign_string_element_len(
            vector, UInt64(row), $0.baseAddress, UInt64($0.count))
        }
      }
    }
  }

  private func setNull(_ row: Int, _ vector: UnsafeMutablePointer<DuckVector>?) {
    engine.call.vector_ensure_validity_writable(vector)
    guard let mask = engine.call.vector_get_validity(vector) else { return }
    mask[row >> 6] &= ~(1 << UInt64(row & 63))
  }
}
