// SPDX-License-Identifier: Apache-2.0
// Copyright the Rendement authors

import Quantities
import ServiceMetrics
import Testing

@Suite struct MetricCatalogueTests {
  private let catalogue = MetricCatalogue.standard

  @Test func `every name is unique and every text exists in both languages`() {
    #expect(Set(catalogue.metrics.map(\.id)).count == catalogue.metrics.count)
    for metric in catalogue.metrics {
      #expect(Set(metric.variants.map(\.id)).count == metric.variants.count, "\(metric.id)")
      for text in [metric.name, metric.sentence] + metric.variants.map(\.name) {
        #expect(!text.en.isEmpty && !text.fr.isEmpty, "\(metric.id)")
      }
      for example in metric.examples {
        #expect(metric.variants.contains { $0.id == example.variant }, "\(metric.id)")
      }
    }
  }

  // The list of the issue that asked for them.
  @Test(arguments: [
    "contacts", "average_handle_time", "first_reply_time", "first_resolution_time",
    "full_resolution_time", "first_contact_resolution", "reopen_rate", "transfer_rate",
    "escalation_rate", "abandonment_rate", "average_speed_of_answer", "service_level", "csat",
    "nps", "ces", "cost_per_contact", "automation_rate", "contact_rate", "churn_rate",
    "retention_rate", "clv", "productivity",
  ])
  func `the metrics asked for exist`(id: String) {
    #expect(catalogue[id] != nil)
  }

  @Test func `counts and sums merge, distinct counts and percentiles do not`() throws {
    func isMergeable(_ id: String, _ variant: String) throws -> Bool {
      let metric = try #require(catalogue[id])
      let definition = try #require(metric.variants.first { $0.id == variant })
      return definition.formula(MetricParameters()).isMergeable
    }
    #expect(try isMergeable("average_handle_time", "mean"))
    #expect(try isMergeable("csat", "top2"))
    #expect(try !isMergeable("average_handle_time", "median"))
    #expect(try !isMergeable("customers", "distinct"))
  }

  @Test func `the dictionary has an entry per metric and variant in each language`() {
    for language in Language.allCases {
      let page = MetricDictionary.markdown(catalogue, in: language)
      for metric in catalogue.metrics {
        #expect(page.contains("### `\(metric.id)` — \(metric.name[language])"))
        for variant in metric.variants { #expect(page.contains("| `\(variant.id)`")) }
      }
    }
  }
}
