// SPDX-License-Identifier: Apache-2.0
// Copyright the Rendement authors

/// Writes query trees down as SQL text: one renderer for every engine.
///
/// Values become placeholders, identifiers are quoted by the dialect, and nothing else of a tree
/// reaches the text, so no value can ever become SQL.
package struct Renderer {
  private let dialect: any Dialect
  private var bindings: [SQLValue] = []
  private var numbers: [SQLValue: Int] = [:]

  private init(_ dialect: any Dialect) { self.dialect = dialect }

  /// The statement of a query in a dialect.
  package static func render(_ select: Select, for dialect: any Dialect) -> RenderedSQL {
    var renderer = Renderer(dialect)
    let text = renderer.text(of: select)
    return RenderedSQL(text: text, bindings: renderer.bindings)
  }

  // MARK: Queries

  private mutating func text(of select: Select) -> String {
    precondition(!select.columns.isEmpty, "A query needs at least one column.")
    var lines: [String] = []
    if !select.with.isEmpty {
      let tables = select.with.map { table in
        "\(dialect.quoted(table.name)) AS (\n\(text(of: table.select))\n)"
      }
      lines.append("WITH " + tables.joined(separator: ", "))
    }
    let columns = select.columns.map { "  " + text(of: $0) }
    lines.append("SELECT" + (select.isDistinct ? " DISTINCT" : ""))
    lines.append(columns.joined(separator: ",\n"))
    if let source = select.source { lines.append("FROM " + text(of: source)) }
    if let filter = select.filter { lines.append("WHERE " + text(of: filter)) }
    if !select.groups.isEmpty { lines.append("GROUP BY " + list(select.groups)) }
    if !select.order.isEmpty {
      let items = select.order.map {
        "\(text(of: $0.expression)) \($0.descending ? "DESC" : "ASC") NULLS LAST"
      }
      lines.append("ORDER BY " + items.joined(separator: ", "))
    }
    if let limit = select.limit { lines.append("LIMIT \(limit)") }
    return lines.joined(separator: "\n")
  }

  private mutating func text(of column: Select.Column) -> String {
    let value = text(of: column.expression)
    guard let alias = column.alias else { return value }
    return "\(value) AS \(dialect.quoted(alias))"
  }

  private mutating func text(of source: Source) -> String {
    switch source {
    case .table(let schema, let name, let alias):
      let path = [schema, name].compactMap(\.self).map(dialect.quoted).joined(separator: ".")
      return path + (alias.map { " AS " + dialect.quoted($0) } ?? "")
    case .subquery(let select, let alias):
      return "(\n\(text(of: select))\n) AS \(dialect.quoted(alias))"
    case .values(let rows, let alias, let columns):
      let tuples = rows.map { "(\(list($0)))" }.joined(separator: ", ")
      let names = columns.map(dialect.quoted).joined(separator: ", ")
      return "(VALUES \(tuples)) AS \(dialect.quoted(alias)) (\(names))"
    case .join(let left, let kind, let right, let condition):
      let sides = "\(text(of: left))\n\(kind.rawValue) \(text(of: right))"
      return "\(sides) ON \(text(of: condition))"
    }
  }

  // MARK: Expressions

  private mutating func text(of expression: Expression) -> String {
    switch expression {
    case .column(let name, let table):
      return [table, name].compactMap(\.self).map(dialect.quoted).joined(separator: ".")
    case .value(let value): return bound(value)
    case .aggregate(let aggregate): return text(of: aggregate)
    case .comparison(let left, let comparison, let right):
      return "\(operand(left)) \(comparison.rawValue) \(operand(right))"
    case .isIn(let value, let candidates):
      return candidates.isEmpty ? "1 = 0" : "\(operand(value)) IN (\(list(candidates)))"
    case .between(let value, let low, let high):
      return "\(operand(value)) BETWEEN \(operand(low)) AND \(operand(high))"
    case .isNull(let value): return "\(operand(value)) IS NULL"
    case .isNotNull(let value): return "\(operand(value)) IS NOT NULL"
    case .isTrue(let value): return "\(operand(value)) IS TRUE"
    case .isNotTrue(let value): return "\(operand(value)) IS NOT TRUE"
    case .all(let parts): return joined(parts, " AND ", empty: "1 = 1")
    case .any(let parts): return joined(parts, " OR ", empty: "1 = 0")
    case .not(let part): return "NOT (\(text(of: part)))"
    case .arithmetic(let left, .dividedBy, let right):
      return "\(operand(left)) / NULLIF(\(text(of: right)), 0)"
    case .arithmetic(let left, let operation, let right):
      return "\(operand(left)) \(operation.rawValue) \(operand(right))"
    case .choice(let branches, let otherwise): return text(of: branches, otherwise)
    case .periodStart(let unit, let date): return dialect.periodStart(unit, of: operand(date))
    case .hourStart(let time): return "date_trunc('hour', \(text(of: time)))"
    case .daysBetween(let from, let to):
      return dialect.daysBetween(operand(from), operand(to))
    case .least(let parts): return "least(\(list(parts)))"
    case .greatest(let parts): return "greatest(\(list(parts)))"
    case .cast(let value, let type):
      return "CAST(\(text(of: value)) AS \(dialect.typeName(type)))"
    }
  }

  private mutating func text(of aggregate: Aggregate) -> String {
    if aggregate.function == .countRows, let filter = aggregate.filter {
      return dialect.countRows(where: text(of: filter))
    }
    let call =
      switch aggregate.function {
      case .countRows: "count(*)"
      case .count(let value): "count(\(text(of: value)))"
      case .countDistinct(let value): "count(DISTINCT \(text(of: value)))"
      case .sum(let value): "sum(\(text(of: value)))"
      case .minimum(let value): "min(\(text(of: value)))"
      case .maximum(let value): "max(\(text(of: value)))"
      case .percentile(let fraction, let value):
        dialect.percentile(fraction, of: text(of: value))
      }
    guard let filter = aggregate.filter else { return call }
    return "\(call) FILTER (WHERE \(text(of: filter)))"
  }

  private mutating func text(
    of branches: [Expression.Branch], _ otherwise: Expression?
  ) -> String {
    var text = "CASE"
    for branch in branches {
      text += " WHEN \(self.text(of: branch.condition)) THEN \(self.text(of: branch.result))"
    }
    if let otherwise { text += " ELSE \(self.text(of: otherwise))" }
    return text + " END"
  }

  /// An expression inside another: in brackets unless it is one word or call.
  private mutating func operand(_ expression: Expression) -> String {
    switch expression {
    case .column, .value, .aggregate, .choice, .hourStart, .periodStart, .least, .greatest, .cast,
      .daysBetween:
      text(of: expression)
    case .all(let parts) where parts.count == 1, .any(let parts) where parts.count == 1:
      operand(parts[0])
    default: "(\(text(of: expression)))"
    }
  }

  private mutating func joined(
    _ parts: [Expression], _ separator: String, empty: String
  ) -> String {
    guard let first = parts.first else { return empty }
    guard parts.count > 1 else { return text(of: first) }
    return parts.map { part in
      switch part {
      case .all, .any: operand(part)
      default: text(of: part)
      }
    }.joined(separator: separator)
  }

  private mutating func list(_ expressions: [Expression]) -> String {
    expressions.map { text(of: $0) }.joined(separator: ", ")
  }

  private mutating func bound(_ value: SQLValue) -> String {
    if dialect.repeatsPlaceholders, let number = numbers[value] {
      return dialect.placeholder(number)
    }
    bindings.append(value)
    numbers[value] = bindings.count
    return dialect.placeholder(bindings.count)
  }
}
