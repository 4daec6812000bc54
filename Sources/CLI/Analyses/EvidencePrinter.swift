// SPDX-License-Identifier: Apache-2.0
// Copyright the Rendement authors

internal import Documents
internal import Evidence
internal import Foundation
internal import Quantities
internal import Reports
internal import UseCases

/// Prints an analysis, and writes its page when one was asked for.
struct EvidencePrinter {
  private let shared: SharedOptions
  private let answer: AnswerOptions

  init(_ shared: SharedOptions, _ answer: AnswerOptions) {
    self.shared = shared
    self.answer = answer
  }

  private var language: Language { shared.language }

  /// Prints the result on standard output, remarks on the data on standard error.
  func show(_ found: AnalysisAnswer) async throws {
    let report = EvidenceReport(found.result, language: language)
    switch shared.format {
    case .json: printResult(try encodeJSON(EvidenceJSON(found.result)))
    case .csv:
      printResult(CSVRenderer().render(report.effects).trimmingCharacters(in: .newlines))
    case .table:
      let renderer = PlainTextTable(style: report.style, longestText: 76)
      printResult(found.result.sentence[language] + "\n")
      printResult(renderer.render(report.effects))
      if !found.result.checks.isEmpty { printResult(renderer.render(report.checks)) }
      for table in found.result.tables { printResult(renderer.render(report.table(table))) }
      let grade = found.result.grade.name[language]
      printResult(
        say("Evidence: \(grade). ", "Preuve : \(grade). ") + found.result.gradeReason[language])
    }
    for remark in found.remarks { printDiagnostic(remark[language]) }
    guard let out = answer.out else { return }
    let today = LocalDate(
      daysSinceEpoch: Int((Date().timeIntervalSince1970 / 86_400).rounded(.down)))
    let document = report.document(
      generatedOn: today, generator: "Rendement \(Release.version)", remarks: found.remarks)
    let written = try await PublishDocument().run(document, to: URL(filePath: out))
    printDiagnostic(say("Written: ", "Écrit : ") + written.file.path)
  }
}

/// An analysis for programs: everything of the result, and what follows from it.
private struct EvidenceJSON: Encodable {
  let grade: EvidenceGrade
  let gradeReason: LocalizedText
  let result: EvidenceResult

  init(_ result: EvidenceResult) {
    self.result = result
    grade = result.grade
    gradeReason = result.gradeReason
  }

  private enum Key: String, CodingKey { case grade, gradeReason }

  func encode(to encoder: any Encoder) throws {
    try result.encode(to: encoder)
    var container = encoder.container(keyedBy: Key.self)
    try container.encode(grade, forKey: .grade)
    try container.encode(gradeReason, forKey: .gradeReason)
  }
}
