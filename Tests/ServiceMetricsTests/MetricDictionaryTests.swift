// SPDX-License-Identifier: Apache-2.0
// Copyright the Rendement authors

import Foundation
import Quantities
import TestSupport
import Testing

@testable import ServiceMetrics

@Suite struct MetricDictionaryTests {
  /// The pages are generated: `rendement kpi --list --language fr > Documentation/metrics.fr.md`.
  @Test(arguments: Language.allCases)
  func `the pages of the documentation are those of the catalogue`(language: Language) throws {
    let file = packageRoot.appending(path: "Documentation/metrics.\(language.rawValue).md")
    let page = try String(contentsOf: file, encoding: .utf8)
    #expect(page == MetricDictionary.markdown(.standard, in: language))
  }
}
