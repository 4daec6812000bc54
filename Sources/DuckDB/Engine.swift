// SPDX-License-Identifier: Apache-2.0
// Copyright the Rendement authors

import CDuckDB

/// The functions of an opened library.
///
/// A class so that the table, a hundred pointers long, is never copied. Once filled it does not
/// change, and the library stays open to the end of the process, so its pointers never dangle.
final class Engine: Sendable {
  /// The table; every required entry is non-null, which ``EngineLibrary`` checked.
  let call: DuckFunctions
  /// Rows per chunk.
  let vectorSize: Int

  init(functions: DuckFunctions) {
    call = functions
    vectorSize = Int(functions.vector_size())
  }

  /// The text of a C string that stays the engine's, or nil for none.
  func text(_ pointer: UnsafePointer<CChar>?) -> String? {
    pointer.map { String(cString: $0) }
  }

  /// The text of a C string that the engine handed over, which is freed here.
  func take(_ pointer: UnsafeMutablePointer<CChar>?) -> String? {
    guard let pointer else { return nil }
    defer { call.free(pointer) }
    return String(cString: pointer)
  }
}
