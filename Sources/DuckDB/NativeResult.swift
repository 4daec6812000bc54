// SPDX-License-Identifier: Apache-2.0
// Copyright the Rendement authors

import CDuckDB

/// A result in the engine's hands, destroyed with this owner.
///
/// It stays on the executor of the connection that made it.
final class NativeResult {
  private var result: DuckResult
  private let engine: Engine
  let columns: [Column]

  init(_ result: DuckResult, engine: Engine) {
    self.result = result
    self.engine = engine
    let call = engine.call
    var result = result
    columns = (0..<call.column_count(&result)).map { index in
      var type = call.column_logical_type(&result, index)
      defer { call.destroy_logical_type(&type) }
      return Column(
        name: engine.text(call.column_name(&result, index)) ?? "",
        type: ColumnType(type, engine: engine))
    }
  }

  deinit { engine.call.destroy_result(&result) }

  /// The rows that an INSERT, UPDATE, DELETE or COPY changed; 0 for any other statement.
  var rowsChanged: Int { Int(engine.call.rows_changed(&result)) }

  /// The engine's message when it failed after the first rows.
  var failure: String? { engine.text(engine.call.result_error(&result)) }

  /// Fails when a column has a type that cannot be read.
  func checkTypes() throws(DuckDBError) {
    for column in columns {
      if let part = column.type.unsupportedPart {
        throw .unsupportedType(column: column.name, type: part.sqlName)
      }
    }
  }

  /// Gives the next chunk to the closure; false when there is none.
  func withNextChunk(_ body: (borrowing DataChunk) throws -> Void) throws -> Bool {
    var chunk = engine.call.fetch_chunk(result)
    guard let pointer = chunk else { return false }
    defer { engine.call.destroy_data_chunk(&chunk) }
    let view = DataChunk(pointer, columns: columns, engine: engine)
    if view.rowCount > 0 { try body(view) }
    return true
  }
}
