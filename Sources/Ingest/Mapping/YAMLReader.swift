// SPDX-License-Identifier: Apache-2.0
// Copyright the Rendement authors

import Quantities
import Yams

/// Reads YAML nodes with errors that name the file and the line.
struct YAMLReader {
  let path: String

  /// The document's root.
  ///
  /// - Throws: ``IngestError/mappingUnreadable(path:line:detail:)``.
  func root(_ text: String) throws -> Node {
    guard text.utf8.count <= 1 << 20 else {
      throw failure(
        nil, LocalizedText(en: "a mapping is at most 1 MiB.", fr: "un mapping fait au plus 1 Mio."))
    }
    do {
      guard let node = try Yams.compose(yaml: text) else {
        throw failure(
          nil, LocalizedText(en: "the mapping is empty.", fr: "le mapping est vide."))
      }
      return node
    } catch let error as YamlError {
      throw failure(
        error.line,
        LocalizedText(en: "this is not YAML: \(error).", fr: "ce n'est pas du YAML : \(error)."))
    }
  }

  /// The entries of a mapping node, every key one of those known.
  func entries(_ node: Node, known: [String], of what: String) throws -> [String: Node] {
    guard let mapping = node.mapping else {
      throw expected("a block of keys", "un bloc de clés", node, what)
    }
    var found = [String: Node]()
    for (key, value) in mapping {
      guard let name = key.string else { throw expected("a name", "un nom", key, what) }
      guard known.contains(name) else { throw unknown(name, among: known, at: key, what) }
      guard found[name] == nil else {
        throw fail(
          key, LocalizedText(en: "“\(name)” stands twice.", fr: "« \(name) » figure deux fois."))
      }
      found[name] = value
    }
    return found
  }

  /// The entries of a mapping node with free keys, in order.
  func pairs(_ node: Node, of what: String) throws -> [(key: Node, name: String, value: Node)] {
    guard let mapping = node.mapping else {
      throw expected("a block of keys", "un bloc de clés", node, what)
    }
    return try mapping.map { key, value in
      guard let name = key.scalar?.string else { throw expected("a name", "un nom", key, what) }
      return (key, name, value)
    }
  }

  /// A text; numbers and words such as `yes` count as written.
  func text(_ node: Node, of what: String) throws -> String {
    guard let scalar = node.scalar else { throw expected("a text", "un texte", node, what) }
    return scalar.string
  }

  /// Texts, from a list or a single one.
  func texts(_ node: Node, of what: String) throws -> [String] {
    if let sequence = node.sequence { return try sequence.map { try text($0, of: what) } }
    return [try text(node, of: what)]
  }

  /// A list.
  func list(_ node: Node, of what: String) throws -> [Node] {
    guard let sequence = node.sequence else { throw expected("a list", "une liste", node, what) }
    return Array(sequence)
  }

  /// A whole number.
  func integer(_ node: Node, of what: String) throws -> Int {
    guard let number = Int(try text(node, of: what)) else {
      throw expected("a whole number", "un nombre entier", node, what)
    }
    return number
  }

  /// A number.
  func number(_ node: Node, of what: String) throws -> Double {
    guard let number = Double(try text(node, of: what)) else {
      throw expected("a number", "un nombre", node, what)
    }
    return number
  }

  /// Yes or no.
  func flag(_ node: Node, of what: String) throws -> Bool {
    switch try text(node, of: what).lowercased() {
    case "true", "yes", "oui": true
    case "false", "no", "non": false
    default: throw expected("true or false", "true ou false", node, what)
    }
  }

  /// One word of a closed list.
  func choice<Choice: RawRepresentable<String> & CaseIterable>(
    _ node: Node, of what: String
  ) throws -> Choice {
    let word = try text(node, of: what)
    guard let choice = Choice(rawValue: word) else {
      throw unknown(word, among: Choice.allCases.map(\.rawValue), at: node, what)
    }
    return choice
  }

  // MARK: - Errors

  /// An error at a node.
  func fail(_ node: Node?, _ detail: LocalizedText) -> IngestError {
    .mappingUnreadable(path: path, line: node?.mark?.line, detail: detail)
  }

  private func failure(_ line: Int?, _ detail: LocalizedText) -> IngestError {
    .mappingUnreadable(path: path, line: line, detail: detail)
  }

  /// An error about a name that is none of those known.
  func unknown(_ name: String, among known: [String], at node: Node, _ what: String) -> IngestError
  {
    let near = closestName(to: name, among: known)
    let all = known.joined(separator: ", ")
    return fail(
      node,
      LocalizedText(
        en: "“\(name)” is unknown in \(what)."
          + (near.map { " Did you mean “\($0)”?" } ?? " Known: \(all)."),
        fr: "« \(name) » est inconnu dans \(what)."
          + (near.map { " Vouliez-vous dire « \($0) » ?" } ?? " Connus : \(all).")))
  }

  private func expected(_ en: String, _ fr: String, _ node: Node, _ what: String) -> IngestError {
    fail(
      node,
      LocalizedText(en: "\(what) must be \(en).", fr: "\(what) doit être \(fr)."))
  }
}

extension YamlError {
  /// The line at fault; nil when the parser names none.
  fileprivate var line: Int? {
    switch self {
    case .scanner(_, _, let mark, _), .parser(_, _, let mark, _), .composer(_, _, let mark, _):
      mark.line
    default: nil
    }
  }
}
