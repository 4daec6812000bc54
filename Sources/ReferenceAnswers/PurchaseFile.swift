// SPDX-License-Identifier: Apache-2.0
// Copyright the Rendement authors

internal import DuckDB
internal import Evidence
internal import Foundation

/// A file of purchases described in words: "whitespace: id, yyyymmdd, quantity, dollars".
struct PurchaseFile {
  private let lines: [Substring]
  private let separator: Character?
  private let customer: Int
  private let date: Int
  private let amount: Int

  init(_ input: CaseInput) async throws {
    lines = try await PurchaseFile.lines(input, input.file(try input.text("file")))
    let format = try input.optionalText("format") ?? "csv"
    let parts = format.split(separator: ":", maxSplits: 1).map {
      $0.trimmingCharacters(in: .whitespaces)
    }
    let kind = parts.first?.lowercased() ?? "csv"
    separator = PurchaseFile.separator(kind)
    let described = parts.count > 1 ? parts[1] : String(lines.first ?? "")
    let names = described.split(
      whereSeparator: { $0 == "," || $0 == ";" || $0 == "\t" }
    ).map { $0.trimmingCharacters(in: .whitespaces).lowercased() }
    func place(_ name: String, _ words: [String]) throws -> Int {
      if let column = try input.optionalText(name),
        let index = names.firstIndex(of: column.lowercased())
      {
        return index
      }
      for word in words {
        if let index = names.firstIndex(of: word) { return index }
      }
      for word in words {
        if let index = names.lastIndex(where: { $0.contains(word) }) { return index }
      }
      throw CaseError.noSuchColumn(name, known: names)
    }
    customer = try place("customer", ["customer_id", "customer", "id"])
    date = try place("date", ["yyyymmdd", "date", "yyyy", "day"])
    amount = try place(
      "amount", ["dollars", "amount", "dollar", "value", "spend", "price", "revenue"])
  }

  /// The lines that are not empty; a compressed file is read by the engine.
  private static func lines(_ input: CaseInput, _ file: URL) async throws -> [Substring] {
    guard file.pathExtension == "gz" else {
      let text = try String(contentsOf: file, encoding: .utf8)
      return text.split(whereSeparator: \.isNewline)
    }
    let table = try await input.tables.query(
      """
      SELECT line FROM read_csv($1, header = false, auto_detect = false, delim = '\u{1F}',
        quote = '', escape = '', columns = {'line': 'VARCHAR'})
      """, [.text(file.path(percentEncoded: false))])
    return try table.rows.compactMap { try $0[0].text().map { Substring($0) } }
  }

  private static func separator(_ kind: String) -> Character? {
    switch kind {
    case "tab", "tsv": "\t"
    case "semicolon": ";"
    case "whitespace", "space", "spaces": nil
    default: ","
    }
  }

  /// The purchases, one per line with a date; a header line has none.
  func purchases() throws -> [Purchase] {
    var purchases: [Purchase] = []
    purchases.reserveCapacity(lines.count)
    for (row, line) in lines.enumerated() {
      let fields = split(line)
      guard fields.count > max(customer, date, amount) else { continue }
      guard let day = try? CustomerValueOperations.day(fields[date], "date") else {
        // Only the first line may be a header.
        if row == 0 { continue }
        throw CaseError.notANumber(column: "date", row: row + 1, value: fields[date])
      }
      guard let amount = Double(fields[amount]) else {
        throw CaseError.notANumber(column: "amount", row: row + 1, value: fields[amount])
      }
      purchases.append(Purchase(customer: fields[customer], day: day, amount: amount))
    }
    return purchases
  }

  private func split(_ line: Substring) -> [String] {
    guard let separator else { return line.split(whereSeparator: \.isWhitespace).map(String.init) }
    return line.split(separator: separator, omittingEmptySubsequences: false).map {
      $0.trimmingCharacters(in: .whitespaces.union(CharacterSet(charactersIn: "\"")))
    }
  }
}
