// SPDX-License-Identifier: Apache-2.0
// Copyright the Rendement authors

import Quantities
import Warehouse

/// Makes a mapping from the headers and first values of a file of no known platform.
struct GenericMapping {
  let table: FactTable
  /// The file's column of each canonical field.
  let found: [String: String]
  let sample: [String: ColumnSample]
  let columns: [String]
  let options: ImportOptions
  /// What the values leave open.
  var questions = [OpenQuestion]()

  init(
    table: FactTable, found: [String: String], sample: [String: ColumnSample],
    columns: [String], options: ImportOptions
  ) {
    self.table = table
    self.found = found
    self.sample = sample
    self.columns = columns
    self.options = options
  }

  /// The mapping; ``questions`` then holds what must still be said.
  mutating func build() -> Mapping {
    var mapping = Mapping(
      id: "proposed-\(table.rawValue)", platform: "CSV",
      title: LocalizedText(
        en: "Columns recognised by their names", fr: "Colonnes reconnues à leur nom"))
    mapping.source = "file"
    mapping.decimalComma = decidesDecimalComma()
    var fields = [Mapping.Field]()
    for name in table.fillableColumns {
      guard let column = found[name], let kind = table.valueKind(of: name) else { continue }
      fields.append(Mapping.Field(name: name, rule: rule(column, kind)))
    }
    fields += made(beside: Set(fields.map(\.name)))
    mapping.tables = [Mapping.Table(table: table, condition: nil, fold: nil, fields: fields)]
    return mapping
  }

  // MARK: - Rules

  private mutating func rule(_ column: String, _ kind: ValueKind) -> FieldRule {
    var rule = FieldRule(.column(column))
    guard let values = sample[column.lowercased()] else { return rule }
    switch kind {
    case .timestamp, .date:
      switch values.times(order: options.dateOrder) {
      case .formats(let formats, _): rule.formats = formats == ["iso"] ? [] : formats
      case .ambiguous: questions.append(Self.dateOrder(column, values.values.first))
      case .unreadable: questions.append(Self.unreadable(column, values.undated))
      }
    case .duration:
      if values.hasBareNumbers {
        rule.unit = options.units[column] ?? options.units["*"] ?? values.unitInName
        if rule.unit == nil { questions.append(Self.unit(column, values.values.first)) }
      }
      if values.hasShortClock { questions.append(Self.clock(column, values.values.first)) }
    default: break
    }
    return rule
  }

  /// Whether any column of numbers has a decimal comma; asks when only doubtful values exist.
  private mutating func decidesDecimalComma() -> Bool {
    var doubtful: String?
    var isComma = false
    for (field, column) in found.sorted(by: { $0.key < $1.key }) {
      guard let kind = table.valueKind(of: field),
        [.decimal, .money, .duration, .integer].contains(kind),
        let values = sample[column.lowercased()]
      else { continue }
      switch values.usesDecimalComma {
      case true?: isComma = true
      case nil: doubtful = doubtful ?? column
      case false?: break
      }
    }
    if !isComma, let doubtful {
      questions.append(Self.comma(doubtful, sample[doubtful.lowercased()]?.values.first))
    }
    return isComma
  }

  /// Fields that no column gives but that follow from others.
  private mutating func made(beside given: Set<String>) -> [Mapping.Field] {
    var fields = [Mapping.Field]()
    let add = { (name: String, rule: FieldRule) in
      if !given.contains(name) { fields.append(Mapping.Field(name: name, rule: rule)) }
    }
    switch table {
    case .costs:
      let scope = table.fillableColumns.filter { !["amount", "external_id"].contains($0) }
      add("external_id", FieldRule(.contentKey(scope.compactMap { found[$0] })))
      add("category", FieldRule(.constant("other")))
      add("currency", FieldRule(.option(.currency)))
      if let start = found["period_start"] {
        add(
          "period_end",
          FieldRule(
            .monthsBefore(
              date: rule(start, .date), months: FieldRule(.constant("-1"), kind: .integer))))
      }
    case .transactions:
      add("external_id", FieldRule(.contentKey(columns)))
      add("currency", FieldRule(.option(.currency)))
    case .customers where found["monthly_revenue"] != nil:
      add("currency", FieldRule(.option(.currency)))
    case .surveyAnswers:
      add("external_id", FieldRule(.contentKey(columns)))
      add("kind", FieldRule(.constant("csat")))
      if !given.contains("scale_low") || !given.contains("scale_high") {
        questions.append(Self.scale(found["score"] ?? "score"))
      }
    default: break
    }
    return fields
  }

  // MARK: - Questions

  private static func dateOrder(_ column: String, _ value: String?) -> OpenQuestion {
    OpenQuestion(
      .dateOrder, column: column,
      text: LocalizedText(
        en: "The dates in “\(column)”, such as \(value ?? "?"), may be day/month or month/day. "
          + "Say it: --date-order dmy or mdy.",
        fr: "Les dates de « \(column) », comme \(value ?? "?"), peuvent être jour/mois ou "
          + "mois/jour. Dites-le : --date-order dmy ou mdy."))
  }

  private static func unreadable(_ column: String, _ value: String?) -> OpenQuestion {
    OpenQuestion(
      .column, column: column,
      text: LocalizedText(
        en: "The dates in “\(column)”, such as “\(value ?? "?")”, have no known format. Write "
          + "their format in a mapping (formats).",
        fr: "Les dates de « \(column) », comme « \(value ?? "?") », n'ont pas de format connu. "
          + "Écrivez leur format dans un mapping (formats)."))
  }

  private static func unit(_ column: String, _ value: String?) -> OpenQuestion {
    OpenQuestion(
      .unit, column: column,
      text: LocalizedText(
        en: "The durations in “\(column)”, such as \(value ?? "?"), have no unit. Say it: "
          + "--unit \"\(column)=seconds\" (milliseconds, seconds, minutes, hours, days).",
        fr: "Les durées de « \(column) », comme \(value ?? "?"), n'ont pas d'unité. Dites-la : "
          + "--unit \"\(column)=seconds\" (milliseconds, seconds, minutes, hours, days)."))
  }

  private static func clock(_ column: String, _ value: String?) -> OpenQuestion {
    OpenQuestion(
      .unit, column: column,
      text: LocalizedText(
        en: "The durations in “\(column)”, such as \(value ?? "?"), may be minutes and seconds or "
          + "hours and minutes. Write it in a mapping (clock: mm:ss or hh:mm).",
        fr: "Les durées de « \(column) », comme \(value ?? "?"), peuvent être minutes et secondes "
          + "ou heures et minutes. Écrivez-le dans un mapping (clock: mm:ss ou hh:mm)."))
  }

  private static func comma(_ column: String, _ value: String?) -> OpenQuestion {
    OpenQuestion(
      .numberFormat, column: column,
      text: LocalizedText(
        en: "The numbers in “\(column)”, such as \(value ?? "?"), may have a decimal comma or "
          + "thousands. Write it in a mapping (decimalComma: true or false).",
        fr: "Les nombres de « \(column) », comme \(value ?? "?"), peuvent avoir une virgule "
          + "décimale ou des milliers. Écrivez-le dans un mapping (decimalComma: true ou false)."))
  }

  private static func scale(_ column: String) -> OpenQuestion {
    OpenQuestion(
      .column, column: column,
      text: LocalizedText(
        en: "The scale of “\(column)” is not said. Add columns scale_low and scale_high, or write "
          + "them in a mapping.",
        fr: "L'échelle de « \(column) » n'est pas dite. Ajoutez des colonnes scale_low et "
          + "scale_high, ou écrivez-les dans un mapping."))
  }
}
