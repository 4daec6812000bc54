// SPDX-License-Identifier: Apache-2.0
// Copyright the Rendement authors

import Quantities
import Yams

/// Reads a condition: one test or several on a column, or a list of them that must all hold.
struct ConditionReader {
  let yaml: YAMLReader

  static let keys = [
    "column", "is", "in", "not", "startsWith", "empty", "greaterThan", "lessThan", "all", "any",
  ]

  /// The condition.
  ///
  /// - Parameters:
  ///   - node: The node.
  ///   - extra: Further keys that may stand beside it.
  /// - Returns: The condition.
  /// - Throws: ``IngestError/mappingUnreadable(path:line:detail:)``.
  func condition(_ node: Node, extra: [String] = []) throws -> Condition {
    if node.sequence != nil {
      return .all(try yaml.list(node, of: "where").map { try condition($0) })
    }
    let found = try yaml.entries(node, known: Self.keys + extra, of: "a condition")
    if let all = found["all"] {
      return .all(try yaml.list(all, of: "all").map { try condition($0) })
    }
    if let any = found["any"] {
      return .any(try yaml.list(any, of: "any").map { try condition($0) })
    }
    guard let columnNode = found["column"] else {
      throw yaml.fail(
        node,
        LocalizedText(en: "a condition needs a column.", fr: "une condition demande une colonne."))
    }
    let column = try yaml.text(columnNode, of: "column")
    var tests = [Condition]()
    if let node = found["is"] { tests.append(.equals(column, try yaml.text(node, of: "is"))) }
    if let node = found["in"] { tests.append(.isOneOf(column, try yaml.texts(node, of: "in"))) }
    if let node = found["not"] { tests.append(.differs(column, try yaml.text(node, of: "not"))) }
    if let node = found["startsWith"] {
      tests.append(.startsWith(column, try yaml.text(node, of: "startsWith")))
    }
    if let node = found["empty"] {
      tests.append(try yaml.flag(node, of: "empty") ? .isEmpty(column) : .isNotEmpty(column))
    }
    if let node = found["greaterThan"] {
      tests.append(.greaterThan(column, try yaml.number(node, of: "greaterThan")))
    }
    if let node = found["lessThan"] {
      tests.append(.lessThan(column, try yaml.number(node, of: "lessThan")))
    }
    guard let first = tests.first else {
      throw yaml.fail(
        node,
        LocalizedText(
          en: "the condition on “\(column)” tests nothing; add is, in, not, empty, startsWith, "
            + "greaterThan or lessThan.",
          fr: "la condition sur « \(column) » ne teste rien ; ajoutez is, in, not, empty, "
            + "startsWith, greaterThan ou lessThan."))
    }
    return tests.count == 1 ? first : .all(tests)
  }
}
