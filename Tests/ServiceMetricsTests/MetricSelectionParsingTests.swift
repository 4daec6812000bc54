// SPDX-License-Identifier: Apache-2.0
// Copyright the Rendement authors

import ServiceMetrics
import Testing

@Suite struct MetricSelectionParsingTests {
  @Test(arguments: [
    ("contacts", MetricSelection("contacts")),
    (" service_level : F1 ", MetricSelection("service_level", variant: "F1")),
    (
      "service_level:F1(threshold=30, short=2.5)",
      MetricSelection("service_level", variant: "F1", parameters: ["threshold": 30, "short": 2.5])
    ),
    ("clv(margin=0.6)", MetricSelection("clv", parameters: ["margin": 0.6])),
  ])
  func `a selection is read`(text: String, expected: MetricSelection) throws {
    #expect(try MetricSelection(parsing: text) == expected)
  }

  @Test func `a comma inside brackets does not separate selections`() throws {
    let list = try MetricSelection.list(parsing: "contacts,service_level(threshold=30,short=2),nps")
    #expect(list.map(\.id) == ["contacts", "service_level", "nps"])
    #expect(list[1].parameters == ["threshold": 30, "short": 2])
  }

  @Test func `a selection's description reads back as itself`() throws {
    let selection = MetricSelection("clv", variant: "subscription", parameters: ["margin": 0.6])
    #expect(try MetricSelection(parsing: selection.description) == selection)
  }

  private static let unreadable: [(String, MetricError.SelectionProblem)] = [
    ("", MetricError.SelectionProblem.emptyName), ("a:", .emptyName), ("a:b:c", .emptyName),
    ("a(b=1", .missingBracket), ("a)b", .missingBracket), ("a(b=1)c", .missingBracket),
    ("a(b)", .parameterWithoutValue("b")), ("a(b=)", .parameterWithoutValue("b")),
    ("a(b=x)", .notANumber("x", parameter: "b")), ("a(b=inf)", .notANumber("inf", parameter: "b")),
    ("a(b=1,b=2)", .repeatedParameter("b")),
  ]

  @Test(arguments: unreadable)
  func `an unreadable selection is refused with its problem`(
    text: String, problem: MetricError.SelectionProblem
  ) {
    #expect(throws: MetricError.unreadableSelection(text, problem: problem)) {
      try MetricSelection(parsing: text)
    }
  }
}
