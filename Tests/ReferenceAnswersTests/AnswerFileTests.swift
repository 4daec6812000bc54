// SPDX-License-Identifier: Apache-2.0
// Copyright the Rendement authors

import Foundation
import ReferenceAnswers
import TestSupport
import Testing

@Suite struct AnswerFileTests {
  /// Two cases in the format of the published file; the quantiles are R's `quantile(x, p)`, type 7.
  @Test func answersKnownOperationsAndNamesTheOthers() async throws {
    try await withTemporaryFolder { folder in
      try Data("y;z\n4;a\n1;b\n3;NA\n2;c\n".utf8).write(to: folder.appending(path: "d.csv"))
      let cases = folder.appending(path: "cases.json")
      try Data(
        """
        {"cases": [
          {"id": "q", "op": "quantiles",
           "input": {"series": {"file": "d.csv", "column": "y"}, "p": [0.5, 0.75]}},
          {"id": "u", "op": "unheard_of", "input": {}}]}
        """.utf8
      ).write(to: cases)
      let file = try await AnswerFile.answering(cases)
      #expect(file.answers["q"] == ["quantiles": [2.5, 3.25]])
      #expect(file.answers["u"] == .null)
      #expect(file.notes == ["u: the operation 'unheard_of' is not offered."])
    }
  }
}
