// SPDX-License-Identifier: Apache-2.0
// Copyright the Rendement authors

import Quantities
import Warehouse

extension MappingCompiler {
  /// SQL of a rule's value, of the type that the scope's kind asks for.
  mutating func value(_ rule: FieldRule, _ scope: Scope) throws -> String {
    var scope = scope
    if let kind = rule.kind { scope.kind = kind }
    switch rule.source {
    case .column(let column):
      let text = words(try rawColumn(column, isList: rule.isList), rule)
      guard rule.invalid == .null else { return try convert(text, column: column, rule, scope) }
      let strict = faults
      let value = try convert(text, column: column, rule, scope)
      faults = strict
      return withinRange(value, scope.kind)
    case .constant(let text): return constant(text, scope)
    case .option(let option): return try self.option(option, scope)
    case .firstOf(let rules):
      return "coalesce(\(try rules.map { try value($0, scope) }.joined(separator: ", ")))"
    case .sum(let rules):
      let parts = try rules.map { try value($0, scope) }
      let empty = parts.map { "\($0) is null" }.joined(separator: " and ")
      let total = parts.map { "coalesce(\($0), 0)" }.joined(separator: " + ")
      return "case when not (\(empty)) then \(total) end"
    case .product(let rules):
      let parts = try rules.map { "(\(try value($0, scope)))" }.joined(separator: " * ")
      return scope.kind == .money ? "try_cast(\(parts) as DECIMAL(18,4))" : "(\(parts))"
    case .concat(let rules, let separator):
      var text = scope
      text.kind = .text
      let parts = try rules.map { "(\(try value($0, text)))" }
      let joined = parts.joined(separator: " || \(SQLText.literal(separator)) || ")
      return rule.prefix.map { "\(SQLText.literal($0)) || \(joined)" } ?? joined
    case .contentKey(let columns): return try contentKey(columns)
    case .combine(let date, let time): return try combine(date, time, rule, scope)
    case .difference(let from, let to, let wraps):
      return try difference(from, to, wraps, rule, scope)
    case .monthsBefore(let date, let months): return try monthsBefore(date, months, scope)
    case .cases(let cases, let otherwise): return try choose(cases, otherwise, scope)
    }
  }

  // MARK: - Text

  /// The text after the rule's own empty words and translations.
  private func words(_ text: String, _ rule: FieldRule) -> String {
    var text = text
    if !rule.absent.isEmpty {
      text = "case when \(text) not in \(SQLText.list(rule.absent)) then \(text) end"
    }
    if rule.lowercased { text = "lower(\(text))" }
    guard !rule.words.isEmpty || rule.otherwise != nil else { return text }
    let branches = rule.words.sorted { $0.key < $1.key }.map { word, meaning in
      "when lower(\(text)) = \(SQLText.literal(word.lowercased())) then \(SQLText.literal(meaning))"
    }
    let rest =
      rule.otherwise.map { "when \(text) is not null then \(SQLText.literal($0)) end" }
      ?? "else \(text) end"
    return "case \(branches.joined(separator: " ")) \(rest)"
  }

  /// The value, or null for a day or moment outside the years that mean something.
  private func withinRange(_ value: String, _ kind: ValueKind) -> String {
    guard kind == .timestamp || kind == .date else { return value }
    return "case when not (\(TimeText.isOutOfRange(value))) then \(value) end"
  }

  private mutating func convert(
    _ text: String, column: String, _ rule: FieldRule, _ scope: Scope
  ) throws -> String {
    let comma = mapping.decimalComma
    switch scope.kind {
    case .text, .customer, .agent:
      return rule.prefix.map { "\(SQLText.literal($0)) || \(text)" } ?? text
    case .integer:
      let value = layer(NumberText.integer(text, decimalComma: comma), 0)
      return checked(value, text, column, .numberUnreadable, scope)
    case .decimal:
      let value = layer(NumberText.decimal(text, decimalComma: comma), 0)
      return checked(value, text, column, .numberUnreadable, scope)
    case .money:
      let value = layer(
        NumberText.decimal(text, decimalComma: comma, as: "DECIMAL(18,4)"), 0)
      return checked(value, text, column, .numberUnreadable, scope)
    case .boolean:
      let value = layer(Self.boolean(text), 0)
      return checked(value, text, column, .wordUnreadable, scope)
    case .duration: return duration(text, column, rule, scope)
    case .date: return date(text, column, rule, scope)
    case .timestamp: return moment(text, column, rule, scope)
    }
  }

  /// A value whose text was there but could not be read is a fault.
  private mutating func checked(
    _ value: String, _ text: String, _ column: String, _ code: FaultCode, _ scope: Scope
  ) -> String {
    fault(code, column, "\(value) is null and \(text) is not null", value: text, scope)
    return value
  }

  private static func boolean(_ text: String) -> String {
    """
    case when lower(\(text)) in ('true', '1', 'yes', 'y', 'oui', 'o', 'vrai', 't') then true \
    when lower(\(text)) in ('false', '0', 'no', 'n', 'non', 'faux', 'f') then false end
    """
  }

  private mutating func duration(
    _ text: String, _ column: String, _ rule: FieldRule, _ scope: Scope
  ) -> String {
    // What the person says about this column wins over the platform's usual unit.
    let unit = options.units[column] ?? rule.unit ?? options.units["*"]
    let value = layer(
      DurationText.seconds(
        text, unit: unit, clock: rule.clock, decimalComma: mapping.decimalComma), 0)
    fault(
      .durationUnreadable, column, "\(value) is null and \(text) is not null", value: text, scope)
    switch rule.negative {
    case .keep: return value
    case .null: return "case when \(value) >= 0 then \(value) end"
    case .reject:
      fault(.durationNegative, column, "\(value) < 0", value: text, scope)
      return value
    }
  }

  // MARK: - Moments

  private func formats(_ rule: FieldRule) -> [String] {
    rule.formats.isEmpty ? mapping.formats : rule.formats
  }

  private mutating func date(
    _ text: String, _ column: String, _ rule: FieldRule, _ scope: Scope
  ) -> String {
    let value = layer("cast(\(TimeText.naive(text, formats: formats(rule))) as DATE)", 0)
    fault(.dateUnreadable, column, "\(value) is null and \(text) is not null", value: text, scope)
    fault(.dateOutOfRange, column, TimeText.isOutOfRange(value), value: text, scope)
    return value
  }

  private mutating func moment(
    _ text: String, _ column: String, _ rule: FieldRule, _ scope: Scope
  ) -> String {
    let formats = formats(rule)
    let absolute = layer(TimeText.absolute(text, formats: formats), 0)
    let naive = layer(
      "case when \(absolute) is null then \(TimeText.naive(text, formats: formats)) end", 1)
    return placed(absolute, naive, text, column, scope)
  }

  /// A moment from its absolute reading, else from its local one placed in the zone.
  private mutating func placed(
    _ absolute: String?, _ naive: String, _ text: String, _ column: String?, _ scope: Scope
  ) -> String {
    var value: String
    if let zone, zone != "UTC" {
      let moved = layer(
        "case when \(naive) is not null then \(TimeText.utc(naive, zone: zone)) end", 2)
      fault(
        .timeInGap, column,
        layer("coalesce(\(TimeText.isInGap(naive, zone: zone)), false)", 2), value: text, scope)
      if scope.isStart {
        noteAmbiguity("coalesce(\(TimeText.isAmbiguous(naive, zone: zone)), false)")
      }
      value = moved
    } else {
      value = naive
      if zone == nil {
        fault(.timeWithoutZone, column, "\(naive) is not null", value: text, scope)
      }
    }
    if let absolute { value = layer("coalesce(\(absolute), \(value))", 3) }
    fault(
      .dateUnreadable, column, "\(value) is null and \(text) is not null", value: text, scope)
    fault(.dateOutOfRange, column, TimeText.isOutOfRange(value), value: text, scope)
    return value
  }

  private mutating func combine(
    _ date: FieldRule, _ time: FieldRule, _ rule: FieldRule, _ scope: Scope
  ) throws -> String {
    var inner = scope
    inner.kind = .date
    let day = try value(date, inner)
    inner.kind = .duration
    let clock = try value(time, inner)
    let naive = layer("\(day) + to_microseconds(cast(round((\(clock)) * 1e6) as BIGINT))", 1)
    return placed(nil, naive, "cast(\(naive) as VARCHAR)", rule.firstColumn, scope)
  }

  private mutating func difference(
    _ from: FieldRule, _ to: FieldRule, _ wraps: Bool, _ rule: FieldRule, _ scope: Scope
  ) throws -> String {
    var inner = scope
    inner.kind = from.kind ?? .duration
    let start = try value(from, inner)
    inner.kind = to.kind ?? .duration
    let end = try value(to, inner)
    let plain =
      inner.kind == .timestamp
      ? "epoch(\(end)) - epoch(\(start))" : "(\(end)) - (\(start))"
    let name = layer(plain, 3)
    let value = wraps ? "case when \(name) < 0 then \(name) + 86400 else \(name) end" : name
    if !wraps, rule.negative == .reject {
      fault(.durationNegative, rule.firstColumn, "\(name) < 0", value: name, scope)
    }
    return rule.negative == .null && !wraps ? "case when \(name) >= 0 then \(name) end" : value
  }

  private mutating func monthsBefore(
    _ date: FieldRule, _ months: FieldRule, _ scope: Scope
  ) throws -> String {
    var inner = scope
    inner.kind = .date
    let day = try value(date, inner)
    inner.kind = .integer
    let count = try value(months, inner)
    return "cast(\(day) - to_months(cast(\(count) as INTEGER)) as DATE)"
  }

  // MARK: - Choices and declarations

  private mutating func choose(
    _ cases: [FieldRule.Case], _ otherwise: FieldRule?, _ scope: Scope
  ) throws -> String {
    var text = "case"
    var before = scope.guardian.map { "(\($0))" } ?? ""
    for item in cases {
      let test = try condition(item.condition)
      var inner = scope
      inner.guardian = before.isEmpty ? test : "\(before) and \(test)"
      text += " when \(test) then \(try value(item.then, inner))"
      before += (before.isEmpty ? "" : " and ") + "not \(test)"
    }
    if let otherwise {
      var inner = scope
      inner.guardian = before
      text += " else \(try value(otherwise, inner))"
    }
    return "(\(text) end)"
  }

  private func constant(_ text: String, _ scope: Scope) -> String {
    let literal = SQLText.literal(text)
    return switch scope.kind {
    case .text, .customer, .agent: literal
    case .integer: "cast(\(literal) as BIGINT)"
    case .decimal, .duration: "cast(\(literal) as DOUBLE)"
    case .boolean: "cast(\(literal) as BOOLEAN)"
    case .timestamp: "cast(\(literal) as TIMESTAMP)"
    case .date: "cast(\(literal) as DATE)"
    case .money: "cast(\(literal) as DECIMAL(18,4))"
    }
  }

  private func option(_ option: FieldRule.Option, _ scope: Scope) throws -> String {
    switch option {
    case .fileName: return SQLText.literal(fileName)
    case .currency:
      guard let code = options.currency else {
        throw IngestError.undecided([OpenQuestion.currency])
      }
      return SQLText.literal(code)
    case .snapshotDate:
      guard let day = options.snapshotDate else {
        throw IngestError.undecided([OpenQuestion.snapshotDate])
      }
      return "DATE '\(day)'"
    }
  }

  /// A key of the record's content and its rank among equal records, under the workspace's key.
  private mutating func contentKey(_ columns: [String]) throws -> String {
    noteRanks()
    let texts = try keyTexts(columns)
    let joined = texts.joined(separator: " || '\u{1F}' || ")
    let key = layer("substr(\(Pseudonym.sql("(\(joined))", .customer)), 3, 20)", 0)
    return "\(key) || '-' || row_number() over (partition by \(key) order by _n)"
  }
}

extension FieldRule {
  /// The first file column that the rule reads; nil for constants and declarations.
  var firstColumn: String? { columns.first }

  /// Every file column that the rule reads.
  var columns: [String] {
    switch source {
    case .column(let column): [column]
    case .constant, .option: []
    case .firstOf(let rules), .sum(let rules), .product(let rules), .concat(let rules, _):
      rules.flatMap(\.columns)
    case .contentKey(let columns): columns
    case .combine(let date, let time): date.columns + time.columns
    case .difference(let from, let to, _): to.columns + from.columns
    case .monthsBefore(let date, let months): months.columns + date.columns
    case .cases(let cases, let otherwise):
      cases.flatMap { $0.then.columns + $0.condition.columns } + (otherwise?.columns ?? [])
    }
  }
}

extension Condition {
  /// Every file column that the condition reads.
  var columns: [String] {
    switch self {
    case .equals(let column, _), .isOneOf(let column, _), .differs(let column, _),
      .startsWith(let column, _), .isEmpty(let column), .isNotEmpty(let column),
      .greaterThan(let column, _), .lessThan(let column, _):
      [column]
    case .all(let parts), .any(let parts): parts.flatMap(\.columns)
    }
  }
}

extension OpenQuestion {
  /// Asks for the currency of amounts.
  static let currency = OpenQuestion(
    .currency, column: nil,
    text: LocalizedText(
      en: "The amounts have no currency. Say it: --currency EUR.",
      fr: "Les montants n'ont pas de devise. Dites-la : --currency EUR."))

  /// Asks for the day of a snapshot.
  static let snapshotDate = OpenQuestion(
    .snapshotDate, column: nil,
    text: LocalizedText(
      en: "The file shows customers on one day, which it does not name. Say it: --snapshot-date "
        + "2026-03-31.",
      fr: "Le fichier montre les clients un certain jour, qu'il ne nomme pas. Dites-le : "
        + "--snapshot-date 2026-03-31."))
}
