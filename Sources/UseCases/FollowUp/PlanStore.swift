// SPDX-License-Identifier: Apache-2.0
// Copyright the Rendement authors

package import Finance
package import Foundation
package import Quantities

/// The plans of a workspace and their measured months: one file per version, none ever changed.
///
///     plans/<name>/plan-0001.json       the promise
///     plans/<name>/actuals-0001.json    everything measured so far
package struct PlanStore: Sendable {
  private let folder: URL

  /// Opens the plans of a workspace.
  ///
  /// - Parameter root: The folder of the workspace.
  package init(_ root: URL) {
    folder = root.appendingPathComponent("plans", isDirectory: true)
  }

  /// The measured months of a plan as they stood at one version.
  private struct Actuals: Codable {
    var schemaVersion = 1
    var version: Int
    var writtenOn: LocalDate
    var months: [ActualMonth]
  }

  /// The names of the plans, in their order.
  package func names() throws -> [String] {
    guard FileManager.default.fileExists(atPath: folder.path) else { return [] }
    return try FileManager.default.contentsOfDirectory(atPath: folder.path)
      .filter { !$0.hasPrefix(".") }.sorted()
  }

  /// The versions of a plan, the first one first.
  package func versions(of name: String) throws -> [FrozenPlan] {
    try files(of: name, kind: "plan").map { try read($0) }
  }

  /// One version of a plan.
  ///
  /// - Parameters:
  ///   - name: The plan.
  ///   - version: Which one; nil for the last.
  /// - Returns: The frozen version.
  /// - Throws: ``PlanProblem/unknownPlan(_:suggestion:)`` or
  ///   ``PlanProblem/unknownVersion(_:version:known:)``.
  package func plan(_ name: String, version: Int? = nil) throws -> FrozenPlan {
    let all = try versions(of: name)
    guard let last = all.last else {
      throw PlanProblem.unknownPlan(
        name, suggestion: closestName(to: name, among: try names()))
    }
    guard let version else { return last }
    guard let found = all.first(where: { $0.version == version }) else {
      throw PlanProblem.unknownVersion(name, version: version, known: all.map(\.version))
    }
    return found
  }

  /// Freezes a case as the next version of a plan.
  package func freeze(
    _ businessCase: BusinessCase, name: String, on day: LocalDate, measurement: MeasuredBaseline?
  ) throws -> FrozenPlan {
    try check(name)
    let version = (try versions(of: name).last?.version ?? 0) + 1
    let plan = try FrozenPlan(
      businessCase, name: name, version: version, on: day, measurement: measurement)
    try write(plan, name: name, kind: "plan", version: version)
    return plan
  }

  /// The measured months of a plan, each with what was said last.
  package func actuals(of name: String) throws -> [ActualMonth] {
    guard let last = try files(of: name, kind: "actuals").last else { return [] }
    let actuals: Actuals = try read(last)
    return actuals.months
  }

  /// Adds measured months as the next version.
  ///
  /// - Returns: All months, the new ones over the old.
  package func add(
    _ months: [ActualMonth], to name: String, on day: LocalDate
  ) throws -> [ActualMonth] {
    var merged = Dictionary(uniqueKeysWithValues: try actuals(of: name).map { ($0.month, $0) })
    for month in months { merged[month.month] = merged[month.month]?.updated(with: month) ?? month }
    let all = merged.values.sorted { $0.month < $1.month }
    let version = try files(of: name, kind: "actuals").count + 1
    try write(
      Actuals(version: version, writtenOn: day, months: all), name: name, kind: "actuals",
      version: version)
    return all
  }

  private func check(_ name: String) throws {
    let isSound =
      !name.isEmpty && name.count <= 60
      && name.utf8.allSatisfy { byte in
        (48...57).contains(byte) || (97...122).contains(byte) || (65...90).contains(byte)
          || byte == 45 || byte == 95
      }
    guard isSound else { throw PlanProblem.badName(name) }
  }

  private func files(of name: String, kind: String) throws -> [URL] {
    try check(name)
    let place = folder.appendingPathComponent(name, isDirectory: true)
    guard FileManager.default.fileExists(atPath: place.path) else { return [] }
    return try FileManager.default.contentsOfDirectory(atPath: place.path)
      .filter { $0.hasPrefix("\(kind)-") && $0.hasSuffix(".json") }.sorted()
      .map { place.appendingPathComponent($0) }
  }

  private func read<Value: Decodable>(_ file: URL) throws -> Value {
    do {
      return try JSONDecoder().decode(Value.self, from: try Data(contentsOf: file))
    } catch is DecodingError {
      throw PlanProblem.unreadable(path: file.path)
    }
  }

  private func write(_ value: some Encodable, name: String, kind: String, version: Int) throws {
    let place = folder.appendingPathComponent(name, isDirectory: true)
    try FileManager.default.createDirectory(
      at: place, withIntermediateDirectories: true, attributes: [.posixPermissions: 0o700])
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.prettyPrinted, .sortedKeys, .withoutEscapingSlashes]
    let number = String(repeating: "0", count: max(0, 4 - String(version).count)) + String(version)
    let file = place.appendingPathComponent("\(kind)-\(number).json")
    // A version that two processes make at once is refused to the second.
    try encoder.encode(value).write(to: file, options: [.withoutOverwriting])
  }
}

/// Why a plan cannot be used.
package enum PlanProblem: Error, Equatable {
  /// No plan has the name.
  case unknownPlan(String, suggestion: String?)
  /// The plan has no such version.
  case unknownVersion(String, version: Int, known: [Int])
  /// The name cannot be a folder's.
  case badName(String)
  /// A file of the plan does not hold what it should.
  case unreadable(path: String)
  /// Months of the calendar mean nothing without the start of the case.
  case noStart(String)
  /// The baseline was typed, so nothing says how to measure a month.
  case typedBaseline(String)
  /// The file of measured months is neither YAML nor CSV.
  case unknownActuals(String)
}

extension PlanProblem: CustomStringConvertible {
  /// One sentence in English.
  package var description: String { message.en }

  /// What is wrong and what to do.
  package var message: LocalizedText {
    switch self {
    case .unknownPlan(let name, let suggestion):
      LocalizedText(
        en: "There is no plan “\(name)”."
          + (suggestion.map { " Did you mean “\($0)”?" } ?? " Freeze a case with plan freeze."),
        fr: "Il n'y a pas de plan « \(name) »."
          + (suggestion.map { " Vouliez-vous dire « \($0) » ?" }
            ?? " Figez un dossier avec plan freeze."))
    case .unknownVersion(let name, let version, let known):
      LocalizedText(
        en: "The plan “\(name)” has no version \(version). Known: "
          + known.map(String.init).joined(separator: ", ") + ".",
        fr: "Le plan « \(name) » n'a pas de version \(version). Connues : "
          + known.map(String.init).joined(separator: ", ") + ".")
    case .badName(let name):
      LocalizedText(
        en: "“\(name)” cannot name a plan. Use letters, digits, - and _, 60 at most.",
        fr:
          "« \(name) » ne peut pas nommer un plan. Employez lettres, chiffres, - et _, 60 au plus.")
    case .unreadable(let path):
      LocalizedText(
        en: "\(path) does not hold a plan of this version: restore it from a backup.",
        fr: "\(path) ne contient pas un plan de cette version : restaurez-le d'une sauvegarde.")
    case .noStart(let name):
      LocalizedText(
        en: "The case of “\(name)” states no start, so a calendar month has no place in it. Give "
          + "start: in the case and freeze it again.",
        fr: "Le dossier de « \(name) » n'indique pas de début : un mois du calendrier n'y a pas de "
          + "place. Donnez start: et figez-le de nouveau.")
    case .typedBaseline(let name):
      LocalizedText(
        en: "The baseline of “\(name)” was typed, so nothing says which contacts to measure. Type "
          + "the months with plan actuals, or write workload: { measured: … } and freeze again.",
        fr: "La base de « \(name) » a été saisie : rien ne dit quels contacts mesurer. Saisissez "
          + "les mois avec plan actuals, ou écrivez workload: { measured: … } et figez de nouveau.")
    case .unknownActuals(let name):
      LocalizedText(
        en: "\(name) is no file of measured months: let its name end in .yaml or .csv.",
        fr: "\(name) n'est pas un fichier de mois mesurés : terminez son nom par .yaml ou .csv.")
    }
  }
}
