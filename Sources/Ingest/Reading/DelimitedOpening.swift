// SPDX-License-Identifier: Apache-2.0
// Copyright the Rendement authors

import DuckDB
import Foundation
import Quantities

/// Finds delimiter, quote and headers of delimited text with the engine's own dialect detection.
struct DelimitedOpening {
  let connection: Connection
  let file: SourceFile
  let limits: FileLimits
  let shape: Mapping.Shape
  let folder: URL

  /// Delimiter, quote and the lines to skip before the header.
  struct Dialect {
    var delimiter: String
    var quote: String
    var escape: String
    var skippedLines: Int
  }

  func open() async throws -> RecordSource {
    let lines = file.head.split(omittingEmptySubsequences: true, whereSeparator: \.isNewline)
      .filter { !$0.allSatisfy(\.isWhitespace) }
    guard let first = lines.first else { throw IngestError.fileEmpty(name: file.name) }
    if let layout = HeaderlessLayout.of(lines.prefix(20)) { return source(layout) }
    try refuseWideHeader(first)
    guard lines.count > 1 else {
      throw IngestError.headerOnly(name: file.name)
    }
    let sample = folder.appendingPathComponent("sample-\(UUID().uuidString).csv")
    try Data(file.head.utf8).write(to: sample)
    defer { Self.remove(sample) }
    var readable = file.readable
    var compression = file.readableCompression
    var dialect = try await dialect(sample, first: String(first))
    if dialect == nil, Self.isAligned(lines) {
      readable = folder.appendingPathComponent("aligned-\(UUID().uuidString).tsv")
      try AlignedText.rewrite(file, to: readable)
      compression = .none
      try Data(AlignedText.tabbed(file.head).utf8).write(to: sample)
      dialect = Dialect(delimiter: "\t", quote: "", escape: "", skippedLines: 0)
    }
    guard let dialect else {
      throw IngestError.noColumnsFound(
        name: file.name, firstLine: String(first.prefix(80)))
    }
    var source = try await source(readable, compression, dialect, sample)
    source.needsTrimming = try needsTrimming(readable, compression, dialect)
    return source
  }

  // MARK: - Dialect

  private static let candidates = [",", ";", "\t", "|"]

  private func refuseWideHeader(_ line: Substring) throws {
    let widest = Self.candidates.map { candidate in line.count { String($0) == candidate } }.max()
    guard let widest, widest >= limits.columns else { return }
    throw IngestError.tooManyColumns(name: file.name, count: widest + 1, limit: limits.columns)
  }

  /// The engine's answer, when its delimiter splits the header line; nil otherwise.
  private func dialect(_ sample: URL, first: String) async throws -> Dialect? {
    if let declared = shape.delimiter {
      return Dialect(delimiter: declared, quote: "\"", escape: "\"", skippedLines: 0)
    }
    let present = Self.candidates.filter { first.contains($0) }
    guard !present.isEmpty else { return nil }
    let found: ResultTable
    do {
      found = try await connection.query(
        """
        select "Delimiter", "Quote", "Escape", cast("SkipRows" as BIGINT)
        from sniff_csv(\(SQLText.literal(sample.path)), all_varchar = true, ignore_errors = true,
          null_padding = true)
        """)
    } catch {
      return Self.fallback(present, first)
    }
    guard let row = found.rows.first, let delimiter = row[0].text, present.contains(delimiter)
    else { return Self.fallback(present, first) }
    let quote = row[1].text == "'" ? "'" : "\""
    return Dialect(
      delimiter: delimiter, quote: quote, escape: row[2].text == "\\" ? "\\" : quote,
      skippedLines: 0)
  }

  /// The candidate that occurs most often in the header line.
  private static func fallback(_ present: [String], _ first: String) -> Dialect? {
    present.max { left, right in
      first.components(separatedBy: left).count < first.components(separatedBy: right).count
    }.map { Dialect(delimiter: $0, quote: "\"", escape: "\"", skippedLines: 0) }
  }

  /// Whether the first lines have the same number of words, at least two, as aligned columns do.
  private static func isAligned(_ lines: [Substring]) -> Bool {
    let counts = lines.prefix(50).map { $0.split(whereSeparator: \.isWhitespace).count }
    guard let width = counts.first, width >= 2 else { return false }
    return counts.dropLast().allSatisfy { $0 == width }
  }

  // MARK: - Source

  /// Whether to trim values; a file too small for it to matter is not looked through.
  private func needsTrimming(
    _ readable: URL, _ compression: FileCompression, _ dialect: Dialect
  ) throws -> Bool {
    guard file.byteCount > 4 << 20, let delimiter = dialect.delimiter.utf8.first else {
      return true
    }
    var reader = try ByteReader(readable, compression: compression, name: file.name)
    let found = try EdgeBlanks.occur(
      in: &reader, delimiter: delimiter, quote: dialect.quote.utf8.first)
    try reader.close()
    return found
  }

  private func source(
    _ readable: URL, _ compression: FileCompression, _ dialect: Dialect, _ sample: URL
  ) async throws -> RecordSource {
    let options = """
      delim = \(SQLText.literal(dialect.delimiter)), quote = \(SQLText.literal(dialect.quote)), \
      escape = \(SQLText.literal(dialect.escape)), skip = \(dialect.skippedLines), \
      auto_detect = false, max_line_size = \(limits.lineBytes)
      """
    let raw = try await header(sample, dialect)
    let (names, diagnostics) = Self.uniqueNames(raw)
    guard names.count <= limits.columns else {
      throw IngestError.tooManyColumns(name: file.name, count: names.count, limit: limits.columns)
    }
    let types = names.map { "\(SQLText.literal($0)): 'VARCHAR'" }.joined(separator: ", ")
    let call = { (more: String) in
      """
      read_csv(\(SQLText.literal(readable.path)), columns = {\(types)}, header = true, \
      compression = '\(compression.rawValue)', \(options), \(more))
      """
    }
    return RecordSource(
      columns: names, relation: call("ignore_errors = true"),
      relationKeepingRejects: call("store_rejects = true, rejects_limit = 0"), kind: .table,
      linesBeforeRecords: 1, diagnostics: diagnostics, quote: dialect.quote.utf8.first,
      delimiter: dialect.delimiter.utf8.first,
      alignedFile: readable == file.readable ? nil : readable)
  }

  /// A file without a header whose columns its maker documents.
  private func source(_ layout: HeaderlessLayout) -> RecordSource {
    let types = layout.columns.map { "\(SQLText.literal($0)): 'VARCHAR'" }.joined(separator: ", ")
    let call = { (more: String) in
      """
      read_csv(\(SQLText.literal(file.readable.path)), columns = {\(types)}, header = false, \
      compression = '\(file.readableCompression.rawValue)', \
      delim = \(SQLText.literal(layout.delimiter)), quote = \(SQLText.literal(layout.quote)), \
      escape = \(SQLText.literal(layout.quote)), auto_detect = false, null_padding = true, \
      max_line_size = \(limits.lineBytes), \(more))
      """
    }
    return RecordSource(
      columns: layout.columns, relation: call("ignore_errors = true"),
      relationKeepingRejects: call("store_rejects = true, rejects_limit = 0"), kind: .table,
      linesBeforeRecords: 0, diagnostics: [], quote: layout.quote.utf8.first,
      delimiter: layout.delimiter.utf8.first)
  }

  /// The fields of the header line, read by the engine.
  ///
  /// A line with more fields than the header does not widen it, unless most lines have them (a
  /// delimiter at the end of every line): a few long lines are rejects.
  private func header(_ sample: URL, _ dialect: Dialect) async throws -> [String] {
    // Padding is null; an empty field stays an empty text.
    let query = { (quote: String) in
      """
      select * from read_csv(\(SQLText.literal(sample.path)), header = false,
        all_varchar = true, delim = \(SQLText.literal(dialect.delimiter)),
        quote = \(SQLText.literal(quote)), escape = \(SQLText.literal(quote.isEmpty ? "" : dialect.escape)),
        null_padding = true, ignore_errors = true, nullstr = \(SQLText.literal("\u{1}")),
        sample_size = 1) limit 1001
      """
    }
    let found: ResultTable
    do {
      found = try await connection.query(query(dialect.quote))
    } catch is DuckDBError {
      // A quote that is never closed: the header is read without quotes, the line is rejected.
      found = try await connection.query(query(""))
    }
    guard let row = found.rows.first else { throw IngestError.headerOnly(name: file.name) }
    let width = Self.width(row)
    let others = found.rows.dropFirst()
    let wider = others.count { Self.width($0) > width }
    let names = wider * 2 > others.count ? row[...] : row.prefix(width)
    return names.map { $0.text?.trimmingCharacters(in: .whitespaces) ?? "" }
  }

  /// How many fields a line has, padding not counted.
  private static func width(_ row: [Value]) -> Int {
    row.lastIndex { $0 != .null }.map { $0 + 1 } ?? 0
  }

  /// Names that differ: an empty one becomes `column_3`, a second `category` `category_2`.
  static func uniqueNames(_ raw: [String]) -> ([String], [Diagnostic]) {
    var taken = Set<String>()
    var names = [String]()
    var repeated = [String]()
    for (index, name) in raw.enumerated() {
      let base = name.isEmpty ? "column_\(index + 1)" : name
      var unique = base
      var rank = 2
      while taken.contains(unique.lowercased()) {
        unique = "\(base)_\(rank)"
        rank += 1
      }
      if unique != base { repeated.append("\(base) → \(unique)") }
      taken.insert(unique.lowercased())
      names.append(unique)
    }
    guard !repeated.isEmpty else { return (names, []) }
    let list = repeated.prefix(5).joined(separator: ", ")
    return (
      names,
      [
        Diagnostic(
          .warning, code: "import.header-repeated",
          message: LocalizedText(
            en: "Some headers stand twice; the later ones were renamed: \(list).",
            fr: "Des en-têtes figurent deux fois ; les suivants ont été renommés : \(list)."))
      ]
    )
  }

  private static func remove(_ file: URL) {
    do { try FileManager.default.removeItem(at: file) } catch {
      // The workspace's scratch folder is swept when it is next opened.
    }
  }
}
