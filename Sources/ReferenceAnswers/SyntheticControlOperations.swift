// SPDX-License-Identifier: Apache-2.0
// Copyright the Rendement authors

internal import Evidence

/// Synthetic control and synthetic difference-in-differences.
enum SyntheticControlOperations {
  static let all: [String: Operation] = [
    "synthetic_control": { input in
      let question = try await Question(input)
      let fit = try SyntheticControl.fit(
        question.panel, unit: question.treated[0], firstPost: question.firstPost)
      return [
        "weights": .object(fit.weights.mapValues { .number($0) }),
        "att": .finite(fit.averageEffect), "gap_last": .finite(fit.gaps.last),
        "pre_rmspe": .finite(fit.preError),
      ]
    },
    "synthetic_control_placebo": { input in
      let question = try await Question(input)
      let placebos = try SyntheticControlPlacebos(
        question.panel, unit: question.treated[0], firstPost: question.firstPost)
      return [
        "rmspe_ratio": .finite(placebos.treated.errorRatio), "rank": .integer(placebos.rank),
        "p": .finite(placebos.pValue),
      ]
    },
    "synthetic_did": { input in
      let question = try await Question(input)
      let found = try SyntheticDifference(
        question.panel, treated: question.treated, firstPost: question.firstPost)
      return ["sdid": .finite(found.effect), "did": .finite(found.plainDifference)]
    },
  ]

  /// The panel, treated units and launch that a case asks about.
  private struct Question {
    let panel: OutcomePanel
    let treated: [String]
    let firstPost: Double

    init(_ input: CaseInput) async throws {
      let table = try await input.table()
      let units = try table.texts(try input.text("unit"))
      let times = try table.numbers(try input.text("time"))
      let outcomes = try table.numbers(try input.text("y"))
      let excluded = Set(try Question.names(input, "exclude"))
      let rows = units.indices.filter { row in units[row].map { !excluded.contains($0) } ?? false }
      panel = try OutcomePanel(
        unit: rows.compactMap { units[$0] }, time: rows.map { times[$0] },
        outcome: rows.map { outcomes[$0] })
      treated = try Question.names(input, "treated")
      guard !treated.isEmpty else { throw CaseError.missing("treated") }
      firstPost = try input.number("first_post")
    }

    /// One name, a list of names, or none.
    private static func names(_ input: CaseInput, _ name: String) throws -> [String] {
      guard let value = input[name] else { return [] }
      if case .text(let text) = value { return [text] }
      if case .number = value { return [OutcomePanel.text(try input.number(name))] }
      return try input.texts(name)
    }
  }
}
