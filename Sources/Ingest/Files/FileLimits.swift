// SPDX-License-Identifier: Apache-2.0
// Copyright the Rendement authors

/// How much of a strange file is read before it is refused.
package struct FileLimits: Sendable, Hashable {
  /// Bytes of one line of delimited text.
  package var lineBytes = 2 << 20
  /// Columns of a file.
  package var columns = 5000
  /// Bytes at the beginning from which dialect and headers are found.
  package var sampleBytes = 256 << 10
  /// Records from which a mapping is proposed.
  package var sampleRecords = 2000
  /// Rejected rows kept in the report; all of them are in the file.
  package var reportedRejects = 50

  /// The usual limits.
  package init() {}
}
