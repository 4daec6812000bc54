// SPDX-License-Identifier: Apache-2.0
// Copyright the Rendement authors

import Finance
import Foundation
import Quantities
import Yams

/// Reads the keys of one mapping, each once, and reports what is missing, wrong or unknown.
final class MapReader {
  let node: Node
  /// Where the mapping stands in the case, such as `levers.automation`; empty for the root.
  var path: String
  let faults: CaseFaults
  private var values: [String: Node] = [:]
  private var keys: [String: Node] = [:]
  private var asked: [String] = []

  /// Creates a reader; nil, with a fault, when the node is no mapping.
  init?(_ node: Node, path: String, faults: CaseFaults) {
    self.node = node
    self.path = path
    self.faults = faults
    guard let mapping = node.mapping else {
      faults.add(
        node, "wrong-type",
        en:
          "\(path.isEmpty ? "The case" : path) is \(node.kindName.en). Expected: keys and values.",
        fr: "\(path.isEmpty ? "Le dossier" : path) est \(node.kindName.fr). Attendu : des clés "
          + "et des valeurs.")
      return nil
    }
    for (key, value) in mapping {
      guard let name = key.string else {
        faults.add(
          key, "wrong-key", en: "A key is no plain word. Write it as name: value.",
          fr: "Une clé n’est pas un simple mot. Écrivez nom: valeur.")
        continue
      }
      keys[name] = key
      values[name] = value
    }
  }

  /// The full path of a key.
  func full(_ key: String) -> String { path.isEmpty ? key : "\(path).\(key)" }

  /// Whether the key is there, empty or not.
  func has(_ key: String) -> Bool { values[key] != nil }

  /// The value of a key; nil when it is absent or empty.
  func value(_ key: String) -> Node? {
    asked.append(key)
    guard let value = values[key] else { return nil }
    faults.remember(full(key), value)
    if case .scalar(let scalar) = value, scalar.style == .plain,
      ["", "~", "null"].contains(scalar.string)
    {
      return nil
    }
    return value
  }

  /// The value of a key that must be there.
  func required(_ key: String) -> Node? {
    if let value = value(key) { return value }
    faults.add(
      values[key] ?? node, "missing-key",
      en: "\(full(key)) is missing. Without it the case cannot be computed.",
      fr: "\(full(key)) manque. Sans cette valeur le dossier ne se calcule pas.")
    return nil
  }

  /// Registers keys that exist beside those that were asked for, so that they are not unknown.
  func know(_ names: [String]) { asked += names }

  /// Reports the keys that nobody asked for.
  func finish() {
    for (name, key) in keys where !asked.contains(name) {
      let close = closestName(to: name, among: asked)
      faults.add(
        key, "unknown-key",
        en: "\(full(name)) is unknown."
          + (close.map { " Did you mean “\($0)”?" } ?? " Known here: \(known)."),
        fr: "\(full(name)) est inconnu."
          + (close.map { " Vouliez-vous dire « \($0) » ?" } ?? " Connus ici : \(known)."))
    }
  }

  private var known: String { Set(asked).sorted().joined(separator: ", ") }
}

extension MapReader {
  /// A number.
  func number(_ key: String) -> Double? { value(key).flatMap { number($0, at: full(key)) } }

  /// A number that must be there.
  func requiredNumber(_ key: String) -> Double? {
    required(key).flatMap { number($0, at: full(key)) }
  }

  /// A whole number.
  func integer(_ key: String) -> Int? {
    guard let node = value(key), let number = number(node, at: full(key)) else { return nil }
    guard let whole = Int(exactly: number) else {
      expected("a whole number", "un nombre entier", node, at: full(key))
      return nil
    }
    return whole
  }

  /// A list of numbers.
  func numbers(_ key: String) -> [Double]? {
    guard let node = value(key) else { return nil }
    guard let sequence = node.sequence else {
      expected(
        "a list of numbers such as [1, 2]", "une liste de nombres comme [1, 2]", node,
        at: full(key))
      return nil
    }
    let read = sequence.map { number($0, at: full(key)) }
    return read.contains(nil) ? nil : read.compactMap { $0 }
  }

  /// Reads a scalar as a number; a percentage or a decimal comma is asked about, not guessed.
  func number(_ node: Node, at path: String) -> Double? {
    guard case .scalar(let scalar) = node,
      scalar.style == .plain || isNumberLike(scalar.string) || scalar.string.hasPrefix("=")
    else {
      expected("a number", "un nombre", node, at: path)
      return nil
    }
    let text = scalar.string
    if text.hasPrefix("=") { return formula(String(text.dropFirst()), node, at: path) }
    if let value = Double(text), scalar.style == .plain, isNumberLike(text) { return value }
    if [".nan", ".inf", "-.inf", "+.inf", "nan", "inf", "-inf", "infinity"]
      .contains(text.lowercased())
    {
      faults.add(
        node, "not-finite", en: "\(path) is \(text), which is no amount. Give a plain number.",
        fr: "\(path) vaut \(text), ce qui n’est pas une valeur. Donnez un nombre ordinaire.")
      return nil
    }
    let trimmed = text.filter { !$0.isWhitespace }
    if trimmed.hasSuffix("%"),
      let percent = Double(trimmed.dropLast().replacingOccurrences(of: ",", with: "."))
    {
      let share = String(percent / 100)
      faults.add(
        node, "percent",
        en: "\(path) is “\(text)”. Write shares as fractions: \(share).",
        fr: "\(path) vaut « \(text) ». Écrivez les parts en fractions : \(share).")
      return nil
    }
    expected(
      "a number such as 1200.50 (no spaces, a point before decimals)",
      "un nombre comme 1200.50 (sans espaces, un point avant les décimales)", node, at: path)
    return nil
  }

  /// The value of a formula over the case's drivers.
  private func formula(_ text: String, _ node: Node, at path: String) -> Double? {
    let formula = Formula(text)
    do {
      let value = try formula.value(faults.drivers)
      faults.bind(path, formula)
      return value
    } catch {
      var close: String?
      if case .unknownName(let name) = error {
        close = closestName(to: name, among: faults.driverNames)
      }
      let problem = FinanceError.formula(path: path, fault: error, suggestion: close)
      faults.add(node, "formula", en: problem.message.en, fr: problem.message.fr)
      return nil
    }
  }

  /// A text in one language or in both.
  func localized(_ key: String) -> LocalizedText? {
    value(key).flatMap { localized($0, at: full(key)) }
  }

  func localized(_ node: Node, at path: String) -> LocalizedText? {
    if case .scalar(let scalar) = node { return LocalizedText(verbatim: scalar.string) }
    guard node.mapping != nil, let reader = MapReader(node, path: path, faults: faults) else {
      expected("a text, or { fr: …, en: … }", "un texte, ou { fr: …, en: … }", node, at: path)
      return nil
    }
    let french = reader.text("fr")
    let english = reader.text("en")
    reader.finish()
    guard let either = english ?? french else {
      expected("a text, or { fr: …, en: … }", "un texte, ou { fr: …, en: … }", node, at: path)
      return nil
    }
    return LocalizedText(en: english ?? either, fr: french ?? either)
  }

  /// A plain text.
  func text(_ key: String) -> String? {
    guard let node = value(key) else { return nil }
    guard case .scalar(let scalar) = node else {
      expected("a text", "un texte", node, at: full(key))
      return nil
    }
    return scalar.string
  }

  /// A day.
  func date(_ key: String) -> LocalDate? { value(key).flatMap { date($0, at: full(key)) } }

  func date(_ node: Node, at path: String) -> LocalDate? {
    guard case .scalar(let scalar) = node, let date = LocalDate(iso: scalar.string) else {
      expected("a day such as 2026-03-01", "un jour comme 2026-03-01", node, at: path)
      return nil
    }
    return date
  }

  /// One of some words.
  func choice<Choice>(_ key: String, _ choices: [(String, Choice)]) -> Choice? {
    guard let node = value(key) else { return nil }
    if case .scalar(let scalar) = node,
      let match = choices.first(where: { $0.0 == scalar.string })
    {
      return match.1
    }
    let names = choices.map(\.0)
    let close = node.string.flatMap { closestName(to: $0, among: names) }
    let list = names.joined(separator: ", ")
    faults.add(
      node, "unknown-word",
      en: "\(full(key)) is \(node.kindName.en)."
        + (close.map { " Did you mean “\($0)”?" } ?? "") + " Expected one of: \(list).",
      fr: "\(full(key)) vaut \(node.kindName.fr)."
        + (close.map { " Vouliez-vous dire « \($0) » ?" } ?? "") + " Attendu : \(list).")
    return nil
  }

  /// The mappings of a list.
  func list(_ key: String) -> [Node] {
    guard let node = value(key) else { return [] }
    guard let sequence = node.sequence else {
      expected(
        "a list, each item after a dash", "une liste, un tiret par élément", node,
        at: full(key))
      return []
    }
    return Array(sequence)
  }

  /// The mapping under a key.
  func map(_ key: String) -> MapReader? {
    value(key).flatMap { MapReader($0, path: full(key), faults: faults) }
  }

  func expected(_ en: String, _ fr: String, _ node: Node, at path: String) {
    faults.add(
      node, "wrong-type", en: "\(path) is \(node.kindName.en). Expected: \(en).",
      fr: "\(path) est \(node.kindName.fr). Attendu : \(fr).")
  }

  /// Digits, sign, point and exponent only: `Double` alone would also read `0x1p3`.
  private func isNumberLike(_ text: String) -> Bool {
    !text.isEmpty && text.utf8.allSatisfy { "0123456789+-.eE".utf8.contains($0) }
      && text.utf8.contains { (48...57).contains($0) }
  }
}
