// SPDX-License-Identifier: Apache-2.0
// Copyright the Rendement authors

package import Foundation

/// Answers every case of a file.
package struct AnswerFile: Sendable {
  /// The answers by the id of their case; null where the operation is not offered or failed.
  package let answers: [String: JSONValue]
  /// Why cases have no answer, a sentence each.
  package let notes: [String]

  private struct CaseFile: Decodable {
    var cases: [Case]
  }

  private struct Case: Decodable {
    var id: String
    var op: String
    var input: [String: JSONValue]
  }

  /// Reads the cases and answers them one after the other.
  ///
  /// - Parameters:
  ///   - cases: The file of cases.
  ///   - folder: Where the paths in the cases start; nil for the folder of the file.
  ///   - only: The ids or operations to answer; empty for all.
  /// - Returns: The answers.
  /// - Throws: When the file cannot be read.
  package static func answering(
    _ cases: URL, folder: URL? = nil, only: Set<String> = []
  ) async throws -> AnswerFile {
    let file = try JSONDecoder().decode(CaseFile.self, from: Data(contentsOf: cases))
    let folder = folder ?? cases.deletingLastPathComponent()
    let tables = TableReader()
    var answers: [String: JSONValue] = [:]
    var notes: [String] = []
    for item in file.cases where only.isEmpty || only.contains(item.id) || only.contains(item.op) {
      guard let operation = OperationCatalogue.all[item.op] else {
        answers[item.id] = .null
        notes.append("\(item.id): the operation '\(item.op)' is not offered.")
        continue
      }
      do {
        answers[item.id] = .object(
          try await operation(CaseInput(values: item.input, folder: folder, tables: tables)))
      } catch {
        answers[item.id] = .null
        notes.append("\(item.id): \(error)")
      }
    }
    return AnswerFile(answers: answers, notes: notes)
  }

  /// The answers as JSON, keys in order.
  package func json() throws -> Data {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.prettyPrinted, .sortedKeys]
    return try encoder.encode(answers)
  }
}
