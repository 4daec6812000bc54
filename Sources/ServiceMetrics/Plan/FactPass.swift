// SPDX-License-Identifier: Apache-2.0
// Copyright the Rendement authors

import Quantities
import SQL

/// One pass over one fact: the cut, and every measure that any metric takes from it.
struct FactPass: Sendable {
  /// The fact read.
  let fact: Fact
  /// The dimensions grouped by.
  let dimensions: [Dimension]
  /// True when the question's conditions apply.
  let isFiltered: Bool
  /// The measures, each once.
  private(set) var measures: [Measure] = []

  init(_ fact: Fact, by dimensions: [Dimension], filtered isFiltered: Bool) {
    self.fact = fact
    self.dimensions = dimensions
    self.isFiltered = isFiltered
  }

  /// The position of a measure among the pass's, which grows when it is new.
  mutating func position(of measure: Measure) -> Int {
    if let known = measures.firstIndex(of: measure) { return known }
    measures.append(measure)
    return measures.count - 1
  }

  /// True when the pass answers for the same rows and cut.
  func matches(_ fact: Fact, by dimensions: [Dimension], filtered isFiltered: Bool) -> Bool {
    self.fact == fact && self.dimensions == dimensions && self.isFiltered == isFiltered
  }
}
