// SPDX-License-Identifier: Apache-2.0
// Copyright the Rendement authors

/// Where a database lies.
package enum Location: Sendable, Hashable {
  /// In memory, gone when it is closed.
  case memory
  /// In a file, made when it does not exist.
  case file(String)
}

/// How far a running query has come.
package struct QueryProgress: Sendable, Hashable {
  /// The part done, from 0 to 1, as the engine estimates it.
  package let fraction: Double
  /// The rows read so far.
  package let rowsProcessed: UInt64
  /// The rows to read, as the engine estimates them.
  package let rowsTotal: UInt64
}
