// SPDX-License-Identifier: Apache-2.0
// Copyright the Rendement authors

package import Foundation
import Quantities
import Warehouse
import Yams

extension Mapping {
  /// Reads a mapping from YAML.
  ///
  /// - Parameters:
  ///   - yaml: The text.
  ///   - path: Its file, for errors.
  /// - Throws: ``IngestError/mappingUnreadable(path:line:detail:)`` naming the line, and the
  ///   nearest known word when one was mistyped.
  package init(yaml: String, path: String) throws {
    self = try MappingReader(yaml: YAMLReader(path: path)).mapping(yaml)
  }

  /// Reads a mapping file.
  package init(file: URL) throws {
    let text: String
    do {
      text = try String(contentsOf: file, encoding: .utf8)
    } catch {
      throw IngestError.mappingUnreadable(
        path: file.path, line: nil,
        detail: LocalizedText(
          en: "the file cannot be read as UTF-8 text.", fr: "le fichier n'est pas lisible en UTF-8."
        ))
    }
    try self.init(yaml: text, path: file.lastPathComponent)
  }
}

/// Reads the parts of a mapping.
struct MappingReader {
  let yaml: YAMLReader

  private static let keys = [
    "id", "version", "platform", "title", "evidence", "source", "kind", "detect", "format",
    "timeZone", "dateFormats", "decimalComma", "nullValues", "skip", "tables", "refusal",
  ]

  func mapping(_ text: String) throws -> Mapping {
    let root = try yaml.root(text)
    let found = try yaml.entries(root, known: Self.keys, of: "the mapping")
    let needed = ["id", "platform"] + (found["refusal"] == nil ? ["tables"] : [])
    for name in needed where found[name] == nil {
      throw yaml.fail(
        root,
        LocalizedText(en: "the key “\(name)” is missing.", fr: "la clé « \(name) » manque."))
    }
    var mapping = Mapping(
      id: try found["id"].map { try yaml.text($0, of: "id") } ?? "",
      platform: try found["platform"].map { try yaml.text($0, of: "platform") } ?? "",
      title: try found["title"].map { try localized($0, of: "title") }
        ?? LocalizedText(verbatim: ""))
    mapping.version = try found["version"].map { try yaml.integer($0, of: "version") } ?? 1
    mapping.evidence =
      try found["evidence"].map { try yaml.choice($0, of: "evidence") } ?? .proposed
    mapping.source = try found["source"].map { try yaml.text($0, of: "source") } ?? mapping.id
    mapping.kind = try found["kind"].map { try yaml.choice($0, of: "kind") }
    mapping.detection = try found["detect"].map(detection) ?? Mapping.Detection()
    mapping.shape = try found["format"].map(shape) ?? Mapping.Shape()
    mapping.zone = try found["timeZone"].map(zone) ?? .ask
    mapping.formats = try found["dateFormats"].map { try yaml.texts($0, of: "dateFormats") } ?? []
    mapping.decimalComma =
      try found["decimalComma"].map { try yaml.flag($0, of: "decimalComma") } ?? false
    mapping.nullValues = try found["nullValues"].map { try yaml.texts($0, of: "nullValues") } ?? []
    mapping.skips = try found["skip"].map { try yaml.list($0, of: "skip").map(skip) } ?? []
    mapping.tables = try found["tables"].map { try yaml.list($0, of: "tables").map(table) } ?? []
    mapping.refusal = try found["refusal"].map { try localized($0, of: "refusal") }
    guard !mapping.tables.isEmpty || mapping.refusal != nil else {
      throw yaml.fail(
        found["tables"],
        LocalizedText(en: "“tables” is empty.", fr: "« tables » est vide."))
    }
    return mapping
  }

  // MARK: - Head

  private func localized(_ node: Node, of what: String) throws -> LocalizedText {
    if node.scalar != nil { return LocalizedText(verbatim: try yaml.text(node, of: what)) }
    let found = try yaml.entries(node, known: ["en", "fr"], of: what)
    guard let en = found["en"], let fr = found["fr"] else {
      throw yaml.fail(
        node,
        LocalizedText(
          en: "\(what) needs both “en” and “fr”.", fr: "\(what) demande « en » et « fr »."))
    }
    return LocalizedText(en: try yaml.text(en, of: what), fr: try yaml.text(fr, of: what))
  }

  private func detection(_ node: Node) throws -> Mapping.Detection {
    let found = try yaml.entries(node, known: ["all", "any", "none"], of: "detect")
    return Mapping.Detection(
      all: try found["all"].map { try yaml.texts($0, of: "detect.all") } ?? [],
      any: try found["any"].map { try yaml.texts($0, of: "detect.any") } ?? [],
      none: try found["none"].map { try yaml.texts($0, of: "detect.none") } ?? [])
  }

  private func shape(_ node: Node) throws -> Mapping.Shape {
    let found = try yaml.entries(
      node, known: ["records", "delimiter", "model", "missingColumns"], of: "format")
    return Mapping.Shape(
      records: try found["records"].map { try yaml.text($0, of: "format.records") },
      delimiter: try found["delimiter"].map { try yaml.text($0, of: "format.delimiter") },
      model: try found["model"].map { try modelName($0) },
      allowsMissingColumns: try found["missingColumns"].map(missingColumns) ?? false)
  }

  /// A model's name is a file's name: nothing that could lead out of its folder.
  private func modelName(_ node: Node) throws -> String {
    let name = try yaml.text(node, of: "format.model")
    guard name.wholeMatch(of: /[a-z0-9][a-z0-9\-]*/) != nil else {
      throw yaml.fail(
        node,
        LocalizedText(
          en: "“\(name)” is no model; a model's name has small letters, digits and hyphens.",
          fr: "« \(name) » n'est pas un modèle ; son nom a des minuscules, chiffres et tirets."))
    }
    return name
  }

  private func missingColumns(_ node: Node) throws -> Bool {
    let word = try yaml.text(node, of: "format.missingColumns")
    guard ["empty", "error"].contains(word) else {
      throw yaml.unknown(word, among: ["empty", "error"], at: node, "format.missingColumns")
    }
    return word == "empty"
  }

  private func zone(_ node: Node) throws -> Mapping.ZoneRule {
    let name = try yaml.text(node, of: "timeZone")
    guard name != "ask" else { return .ask }
    guard TimeZone(identifier: name) != nil else {
      throw yaml.fail(node, IngestError.zoneUnknown(name).text)
    }
    return .zone(name)
  }

  private func skip(_ node: Node) throws -> Mapping.Skip {
    let found = try yaml.entries(
      node, known: ConditionReader.keys + ["reason"], of: "skip")
    return Mapping.Skip(
      condition: try ConditionReader(yaml: yaml).condition(node, extra: ["reason"]),
      reason: try found["reason"].map { try localized($0, of: "reason") }
        ?? LocalizedText(
          en: "left out by the mapping", fr: "laissées de côté par le mapping"))
  }

  // MARK: - Tables

  private func table(_ node: Node) throws -> Mapping.Table {
    let found = try yaml.entries(
      node, known: ["table", "where", "fold", "fields"], of: "a table")
    guard let name = found["table"], let fields = found["fields"] else {
      throw yaml.fail(
        node,
        LocalizedText(
          en: "a table needs “table” and “fields”.",
          fr: "une table demande « table » et « fields »."))
    }
    let table: FactTable = try yaml.choice(name, of: "table")
    let rules = RuleReader(yaml: yaml)
    let known = table.fillableColumns
    let list = try yaml.pairs(fields, of: "fields").map { key, field, value in
      guard known.contains(field) else {
        throw yaml.unknown(field, among: known, at: key, table.rawValue)
      }
      return Mapping.Field(name: field, rule: try rules.rule(value, of: field))
    }
    guard list.contains(where: { $0.name == "external_id" }) else {
      throw yaml.fail(
        fields,
        LocalizedText(
          en: "\(table.rawValue) needs the field external_id, which tells its rows apart.",
          fr: "\(table.rawValue) demande le champ external_id, qui distingue ses lignes."))
    }
    return Mapping.Table(
      table: table,
      condition: try found["where"].map { try ConditionReader(yaml: yaml).condition($0) },
      fold: try found["fold"].map { node in
        let fold = try yaml.entries(node, known: ["orderBy"], of: "fold")
        return Mapping.Fold(
          orderBy: try fold["orderBy"].map { try yaml.texts($0, of: "fold.orderBy") } ?? [])
      },
      fields: list)
  }
}

extension IngestError {
  /// An unknown zone, with the nearest one that exists.
  static func zoneUnknown(_ name: String) -> IngestError {
    let known = TimeZone.knownTimeZoneIdentifiers
    let short = known.first { $0.split(separator: "/").last?.lowercased() == name.lowercased() }
    return .unknownTimeZone(name, suggestion: short ?? closestName(to: name, among: known))
  }
}
