// SPDX-License-Identifier: Apache-2.0
// Copyright the Rendement authors

/// The format of an export file, found from its content and not from its name.
package enum FileFormat: String, Sendable, Codable, CaseIterable {
  /// Delimited text: comma, semicolon, tab or bar separated, or aligned with blanks.
  case csv
  /// One JSON array of objects, or one object that holds such an array (`{"tickets": […]}`).
  case json
  /// One JSON object per line.
  case jsonLines = "json-lines"
  /// Apache Parquet.
  case parquet
  /// An Office Open XML workbook; its first sheet is read.
  case xlsx
}

/// How a file is packed.
package enum FileCompression: String, Sendable, Codable {
  case none, gzip
}

/// The character encoding of a text file.
package enum TextEncoding: String, Sendable, Codable {
  case utf8 = "UTF-8"
  case utf16LittleEndian = "UTF-16LE"
  case utf16BigEndian = "UTF-16BE"
  case windows1252 = "Windows-1252"
  /// Not text: Parquet and workbooks.
  case binary
}
