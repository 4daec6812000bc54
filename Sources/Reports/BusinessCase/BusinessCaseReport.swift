// SPDX-License-Identifier: Apache-2.0
// Copyright the Rendement authors

package import Documents
package import Finance
package import Quantities
package import ServiceMetrics

/// The business case as a document: nine parts, every figure linked to how it was made.
package enum BusinessCaseReport {
  /// Writes the document.
  ///
  /// - Parameters:
  ///   - plan: The case.
  ///   - result: What the engine made of this very case.
  ///   - bridge: The way from a claim to this result; nil leaves it out.
  ///   - baseline: Indicators measured in the workspace; nil when there are none.
  ///   - catalogue: The metrics that name the baseline's rows.
  ///   - language: The language of the document.
  ///   - generatedOn: The day printed on it.
  ///   - generator: The program and version, such as `Rendement 0.1.0`.
  /// - Returns: A document whose every figure leads to an entry of its appendix.
  package static func document(
    case plan: BusinessCase, result: CaseResult, bridge: Bridge? = nil,
    baseline: MetricTable? = nil,
    catalogue: MetricCatalogue = MetricCatalogue([]), language: Language, generatedOn: LocalDate,
    generator: String
  ) -> Document {
    let metrics = MetricReport(
      catalogue: catalogue, language: language, currency: result.currency)
    var writer = BusinessCaseWriter(
      plan: plan, result: result, language: language, baseline: baseline, metrics: metrics)
    writer.bridge = bridge
    return writer.write(generatedOn: generatedOn, generator: generator)
  }
}
