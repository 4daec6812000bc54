// SPDX-License-Identifier: Apache-2.0
// Copyright the Rendement authors

internal import Documents
internal import Foundation

/// Writes a table to standard output as CSV for machines, every line ended alike: strict readers
/// refuse a file whose last line ends otherwise.
func printCSV(_ table: Table) {
  FileHandle.standardOutput.write(Data(CSVRenderer().render(table).utf8))
}
