// SPDX-License-Identifier: Apache-2.0
// Copyright the Rendement authors

import SQL

/// Reads the values of measures one after the other, each by its type.
struct ValueReader {
  private let values: [SQLValue]
  private var position = 0

  init(_ values: [SQLValue]) { self.values = values }

  private mutating func next() throws(MetricError) -> SQLValue {
    guard position < values.count else {
      throw .unexpectedResult("a measure of \(position + 1) is missing")
    }
    defer { position += 1 }
    return values[position]
  }

  /// A number that may be unknown, such as the sum over no rows.
  mutating func number() throws(MetricError) -> Double? {
    let value = try next()
    if value.isNull { return nil }
    guard let number = value.number else {
      throw .unexpectedResult("a number was expected, \(value) came")
    }
    return number
  }

  /// A number of rows.
  mutating func count() throws(MetricError) -> Int {
    guard let number = try number(), number >= 0, let count = Int(exactly: number) else {
      throw .unexpectedResult("a number of rows was expected")
    }
    return count
  }

  /// A weighted sum of numbers of rows.
  mutating func combined(_ combination: Combination) throws(MetricError) -> Double {
    guard let sum = try combinedIfKnown(combination) else {
      throw .unexpectedResult("a number of rows was expected, NULL came")
    }
    return sum
  }

  /// A weighted sum; nil when one of its terms is unknown.
  mutating func combinedIfKnown(_ combination: Combination) throws(MetricError) -> Double? {
    var sum: Double? = 0
    for term in combination.terms {
      let number = try number()
      sum = sum.flatMap { sum in number.map { sum + term.factor * $0 } }
    }
    return sum
  }

  /// The smallest and largest currency code; nil when there are no rows.
  mutating func currency() throws(MetricError) -> (lowest: String, highest: String)? {
    switch (try next(), try next()) {
    case (.text(let lowest), .text(let highest)): return (lowest, highest)
    case (.null, .null): return nil
    case (let value, _): throw .unexpectedResult("a currency was expected, \(value) came")
    }
  }
}
