// SPDX-License-Identifier: Apache-2.0
// Copyright the Rendement authors

import Quantities
import Yams

/// YAML as a tree of nodes with their lines, refused early when it is a bomb.
enum YAMLTree {
  /// The largest text that is read, in bytes.
  static let largestText = 8 << 20
  /// The most nodes a document may come to once aliases are expanded.
  static let mostNodes = 300_000

  /// Parses one document.
  ///
  /// The parser shares the nodes of aliases, so composing a bomb is cheap; walking it is not. The
  /// nodes are therefore counted first, and counting stops at ``mostNodes``. Keys are compared
  /// while composing, which would walk them: aliases in keys are refused before.
  static func parse(_ text: String) throws(CaseFileError) -> Node {
    let start = SourcePlace(line: 1, column: 1)
    guard text.utf8.count <= largestText else {
      throw fault(
        start, "case.too-large", "The file is larger than 8 MiB, which no case needs.",
        "Le fichier dépasse 8 Mio, ce dont aucun dossier n’a besoin.")
    }
    guard !hasAliasInKey(text) else {
      throw fault(
        start, "case.alias-in-key",
        "An alias (*name) stands in a key. Keys are written out; aliases may stand for values.",
        "Un alias (*nom) figure dans une clé. Les clés s’écrivent en clair ; un alias peut "
          + "remplacer une valeur.")
    }
    let node: Node?
    do {
      node = try Yams.compose(yaml: text)
    } catch let error as YamlError {
      throw syntaxFault(error)
    } catch {
      throw fault(
        start, "case.syntax", "The file is no YAML: \(error).",
        "Le fichier n’est pas du YAML : \(error).")
    }
    guard let node, node.mapping != nil else {
      throw fault(
        start, "case.not-a-mapping",
        "The file holds no case. It begins with lines such as `title: …` and `costs:`.",
        "Le fichier ne contient pas de dossier. Il commence par des lignes comme `title: …` et "
          + "`costs:`.")
    }
    var left = mostNodes
    guard fits(node, &left) else {
      throw fault(
        start, "case.too-many-values",
        "The file comes to more than \(mostNodes) values once its aliases (*name) are unfolded. "
          + "Write a shorter case.",
        "Le fichier compte plus de \(mostNodes) valeurs une fois ses alias (*nom) déployés. "
          + "Écrivez un dossier plus court.")
    }
    return node
  }

  private static func syntaxFault(_ error: YamlError) -> CaseFileError {
    let (place, problem): (SourcePlace, String) =
      switch error {
      case .scanner(_, let problem, let mark, _), .parser(_, let problem, let mark, _),
        .composer(_, let problem, let mark, _):
        (SourcePlace(line: mark.line, column: mark.column), problem)
      case .duplicatedKeysInMapping(let duplicates, let context):
        (
          SourcePlace(line: context.mark.line, column: context.mark.column),
          "keys written twice: \(duplicates.map { "\($0)" }.joined(separator: ", "))"
        )
      default: (SourcePlace(line: 1, column: 1), "\(error)")
      }
    return fault(
      place, "case.syntax", "The file is no YAML: \(problem).",
      "Le fichier n’est pas du YAML : \(problem).")
  }

  private static func fault(
    _ place: SourcePlace, _ code: String, _ en: String, _ fr: String
  ) -> CaseFileError {
    CaseFileError(faults: [
      CaseFileFault(place: place, code: code, message: LocalizedText(en: en, fr: fr))
    ])
  }

  /// Whether a tree has at most `left` nodes; stops counting beyond.
  private static func fits(_ node: Node, _ left: inout Int) -> Bool {
    left -= 1
    guard left >= 0 else { return false }
    switch node {
    case .mapping(let mapping):
      for pair in mapping {
        guard fits(pair.key, &left), fits(pair.value, &left) else { return false }
      }
      return true
    case .sequence(let sequence):
      for item in sequence {
        guard fits(item, &left) else { return false }
      }
      return true
    case .scalar, .alias:
      return true
    }
  }

  /// Whether an alias may stand in a key: `*a : …`, `? *a`, or a collection used as a key.
  ///
  /// Works on bytes: as a `Character`, a line end of two bytes is one letter.
  private static func hasAliasInKey(_ text: String) -> Bool {
    let breaks = Set(" \t\r\n,[]{}".utf8)
    let tokens = text.utf8.split { breaks.contains($0) }
    let star = UInt8(ascii: "*")
    let colon = UInt8(ascii: ":")
    guard tokens.contains(where: { $0.first == star && $0.count > 1 }) else { return false }
    if tokens.contains(where: { $0.elementsEqual("?".utf8) }) { return true }
    let packed = text.utf8.filter { $0 != UInt8(ascii: " ") && $0 != UInt8(ascii: "\t") }
    let closing = Set("]}".utf8)
    if zip(packed, packed.dropFirst()).contains(where: { closing.contains($0) && $1 == colon }) {
      return true
    }
    return zip(tokens, tokens.dropFirst()).contains { $0.first == star && $1.first == colon }
  }
}
