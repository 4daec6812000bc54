// SPDX-License-Identifier: Apache-2.0
// Copyright the Rendement authors

/// How far an import is, for a progress bar drawn by the caller.
package struct ImportProgress: Sendable, Hashable {
  /// The step being done.
  package enum Phase: String, Sendable {
    /// Finding format, encoding and mapping, and unpacking.
    case preparing
    /// Reading and converting rows.
    case reading
    /// Locating rejected rows in the file.
    case locatingRejects
    /// Merging the rows into the warehouse.
    case merging
    /// Keeping the raw file and closing the transaction.
    case finishing
  }

  /// The step being done.
  package var phase: Phase
  /// Share of the step that is done, 0 to 1; nil while unknown.
  package var fraction: Double?
  /// Rows handled so far in this step, estimated by the engine; nil while unknown.
  package var rows: Int?
  /// Size of the file on disk, in bytes.
  package var totalBytes: Int64
  /// Seconds since the import began.
  package var elapsedSeconds: Double

  /// Creates a progress value.
  package init(
    phase: Phase, fraction: Double?, rows: Int?, totalBytes: Int64, elapsedSeconds: Double
  ) {
    self.phase = phase
    self.fraction = fraction
    self.rows = rows
    self.totalBytes = totalBytes
    self.elapsedSeconds = elapsedSeconds
  }
}
