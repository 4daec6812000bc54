// SPDX-License-Identifier: Apache-2.0
// Copyright the Rendement authors

package import Finance
import Quantities
import Yams

/// Measured months typed in YAML or CSV.
package enum ActualsFile {
  /// Reads months from YAML.
  ///
  ///     months:
  ///       - month: 3
  ///         source: planning tool
  ///         segments: [{ segment: all, demandPerMonth: 10400, deflection: 0.21 }]
  ///         costs: { licences: 1500 }
  ///         gains: { legacy: 800 }
  ///
  /// - Parameter text: YAML.
  /// - Returns: The months in the order of the file.
  /// - Throws: ``CaseFileError`` with every fault.
  package static func read(yaml text: String) throws(CaseFileError) -> [ActualMonth] {
    let root = try YAMLTree.parse(text)
    let faults = CaseFaults()
    var months: [ActualMonth] = []
    if let reader = MapReader(root, path: "", faults: faults) {
      _ = reader.required("months")
      months = reader.list("months").compactMap { month($0, faults) }
      reader.finish()
    }
    guard faults.list.isEmpty else { throw CaseFileError(faults: faults.list) }
    return months
  }

  private static func month(_ node: Node, _ faults: CaseFaults) -> ActualMonth? {
    guard let map = MapReader(node, path: "months", faults: faults) else { return nil }
    let number = map.required("month").flatMap { _ in map.integer("month") }
    if let number { map.path = "months.\(number)" }
    let segments = map.list("segments").compactMap { segment($0, map.path, faults) }
    let costs = amounts(map, "costs")
    let gains = amounts(map, "gains")
    let source = map.text("source")
    map.finish()
    return number.map {
      ActualMonth(month: $0, segments: segments, costs: costs, gains: gains, source: source)
    }
  }

  private static func segment(
    _ node: Node, _ path: String, _ faults: CaseFaults
  ) -> ActualMonth.Segment? {
    guard let map = MapReader(node, path: "\(path).segments", faults: faults) else { return nil }
    var segment = ActualMonth.Segment(id: map.text("segment") ?? "all")
    for name in columns {
      if let value = map.number(name) { segment.set(name, value) }
    }
    map.finish()
    return segment
  }

  private static func amounts(_ map: MapReader, _ key: String) -> [String: Double] {
    guard let reader = map.map(key), let mapping = reader.node.mapping else { return [:] }
    var amounts: [String: Double] = [:]
    for (name, _) in mapping {
      guard let id = name.string else { continue }
      if let value = reader.number(id) { amounts[id] = value }
    }
    return amounts
  }

  /// The columns of a segment's month.
  static let columns = [
    "demandPerMonth", "deflection", "recontactRate", "handleMinutes", "occupancy", "shrinkage",
    "costPerPaidHour",
  ]

  /// Reads months from CSV: a row per month and segment.
  ///
  /// The header names `month`, optionally `segment`, the quantities of a segment, and `cost.ID` or
  /// `gain.ID` for amounts; an empty cell was not measured. Cells are separated by commas, or by
  /// semicolons with decimal commas.
  ///
  /// - Parameter text: CSV with a header.
  /// - Returns: The months in the order of the file.
  /// - Throws: ``CaseFileError`` with every fault.
  package static func read(csv text: String) throws(CaseFileError) -> [ActualMonth] {
    var faults: [CaseFileFault] = []
    let lines = text.split(omittingEmptySubsequences: false) { $0.isNewline }
      .enumerated().map { (number: $0.offset + 1, text: String($0.element)) }
      .filter { !$0.text.allSatisfy(\.isWhitespace) }
    guard let header = lines.first else {
      throw CaseFileError(faults: [
        fault(1, "empty", "The file is empty.", "Le fichier est vide.")
      ])
    }
    let separator: Character = header.text.contains(";") ? ";" : ","
    let names = cells(header.text, separator)
    for name in names where !isKnown(name) {
      faults.append(
        fault(
          header.number, "unknown-column",
          "The column “\(name)” is unknown."
            + (closestName(to: name, among: ["month", "segment"] + columns)
              .map { " Did you mean “\($0)”?" } ?? " Known: month, segment, cost.ID, gain.ID."),
          "La colonne « \(name) » est inconnue."
            + (closestName(to: name, among: ["month", "segment"] + columns)
              .map { " Vouliez-vous dire « \($0) » ?" }
              ?? " Connues : month, segment, cost.ID, gain.ID.")))
    }
    if !names.contains("month") {
      faults.append(
        fault(
          header.number, "missing-column", "The column “month” is missing.",
          "La colonne « month » manque."))
    }
    guard faults.isEmpty else { throw CaseFileError(faults: faults) }
    let months = lines.dropFirst().compactMap { line in
      row(names, cells(line.text, separator), line.number, separator, &faults)
    }
    guard faults.isEmpty else { throw CaseFileError(faults: faults) }
    return months
  }

  private static func isKnown(_ name: String) -> Bool {
    name == "month" || name == "segment" || columns.contains(name)
      || name.hasPrefix("cost.") || name.hasPrefix("gain.")
  }

  private static func row(
    _ names: [String], _ cells: [String], _ line: Int, _ separator: Character,
    _ faults: inout [CaseFileFault]
  ) -> ActualMonth? {
    guard cells.count == names.count else {
      faults.append(
        fault(
          line, "wrong-cells", "The line has \(cells.count) cells, the header \(names.count).",
          "La ligne a \(cells.count) cellules, l’en-tête \(names.count)."))
      return nil
    }
    var month: Int?
    var segment = ActualMonth.Segment(id: "all")
    var result = ActualMonth(month: 0)
    var isMeasured = false
    for (name, cell) in zip(names, cells) where !cell.isEmpty {
      if name == "segment" {
        segment.id = cell
        continue
      }
      let digits = separator == ";" ? cell.replacing(",", with: ".") : cell
      guard let value = Double(digits), value.isFinite else {
        faults.append(
          fault(
            line, "wrong-type", "\(name) is “\(cell)”. Expected: a number.",
            "\(name) vaut « \(cell) ». Attendu : un nombre."))
        continue
      }
      if name == "month" {
        month = Int(exactly: value)
      } else if name.hasPrefix("cost.") {
        result.costs[String(name.dropFirst(5))] = value
      } else if name.hasPrefix("gain.") {
        result.gains[String(name.dropFirst(5))] = value
      } else {
        segment.set(name, value)
        isMeasured = true
      }
    }
    guard let month else {
      faults.append(
        fault(line, "wrong-type", "The line has no month.", "La ligne n’a pas de mois."))
      return nil
    }
    result.month = month
    if isMeasured { result.segments = [segment] }
    return result
  }

  /// The cells of a line; a quoted cell may hold the separator, and quotes doubled.
  private static func cells(_ line: String, _ separator: Character) -> [String] {
    var cells: [String] = []
    var cell = ""
    var isQuoted = false
    var previousQuote = false
    for character in line {
      if character == "\"" {
        if !isQuoted, previousQuote { cell.append("\"") }
        isQuoted.toggle()
        previousQuote = !previousQuote || isQuoted
        continue
      }
      previousQuote = false
      if character == separator, !isQuoted {
        cells.append(cell)
        cell = ""
      } else {
        cell.append(character)
      }
    }
    cells.append(cell)
    return cells.map { $0.trimmingBlanks }
  }

  private static func fault(
    _ line: Int, _ code: String, _ en: String, _ fr: String
  ) -> CaseFileFault {
    CaseFileFault(
      place: SourcePlace(line: line, column: 1), code: "actuals.\(code)",
      message: LocalizedText(en: en, fr: fr))
  }
}

extension ActualMonth.Segment {
  /// Writes one quantity by its name in a file.
  fileprivate mutating func set(_ name: String, _ value: Double) {
    switch name {
    case "demandPerMonth": demandPerMonth = value
    case "deflection": deflection = value
    case "recontactRate": recontactRate = value
    case "handleMinutes": handleMinutes = value
    case "occupancy": occupancy = value
    case "shrinkage": shrinkage = value
    default: costPerPaidHour = value
    }
  }
}

extension String {
  fileprivate var trimmingBlanks: String {
    String(drop { $0.isWhitespace }.reversed().drop { $0.isWhitespace }.reversed())
  }
}
