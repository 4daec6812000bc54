// SPDX-License-Identifier: Apache-2.0
// Copyright the Rendement authors

import Foundation
internal import Statistics

/// Quantile sketches.
enum SketchOperations {
  static let all: [String: Operation] = [
    "ddsketch_mapping": { input in
      let sketch = try DDSketch(relativeAccuracy: try input.number("relative_accuracy"))
      let buckets = try input.numbers("values").map { sketch.bucket(of: $0) }
      return [
        "bucket": .list(buckets.map { .integer($0) }),
        "estimate": .numbers(buckets.map { sketch.estimate(ofBucket: $0) }),
      ]
    },
    "study_sketch": { input in
      let values = try input.objects("parts").flatMap { try draws($0) }
      let isRounded = try input.optionalBoolean("round_to_integer") ?? false
      return try study(
        isRounded ? values.map { $0.rounded() } : values, at: try input.numbers("p"),
        accuracy: try input.optionalNumber("relative_accuracy") ?? 0.01)
    },
  ]

  /// The values of one part: lognormal or uniform hash draws.
  private static func draws(_ part: CaseInput) throws -> [Double] {
    let hash = HashDraws(
      seed: UInt64(try part.integer("seed")), stream: UInt64(try part.integer("stream")))
    let indices = 0..<UInt64(try part.integer("n"))
    switch try part.text("kind") {
    case "lognormal":
      let (mu, sigma) = (try part.number("mu"), try part.number("sigma"))
      return indices.map { exp(mu + sigma * hash.normal($0)) }
    case "uniform":
      let (low, high) = (try part.number("lo"), try part.number("hi"))
      return indices.map { low + (high - low) * hash.uniform($0) }
    case let other: throw CaseError.unknownChoice("kind", other)
    }
  }

  /// Exact order statistics against a sketch that is merged from ten parts.
  private static func study(
    _ values: [Double], at probabilities: [Double], accuracy: Double
  ) throws -> [String: JSONValue] {
    var whole = try DDSketch(relativeAccuracy: accuracy)
    var merged = whole
    let empty = whole
    let size = max(1, (values.count + 9) / 10)
    for start in stride(from: 0, to: values.count, by: size) {
      var part = empty
      for value in values[start..<min(start + size, values.count)] {
        try part.insert(value)
        try whole.insert(value)
      }
      try merged.merge(part)
    }
    let sorted = values.sorted()
    let exact = probabilities.map { sorted[Int((Double(sorted.count - 1) * $0).rounded(.down))] }
    let errors = zip(probabilities, exact).map { probability, truth -> Double in
      guard let estimate = merged.quantile(probability) else { return .nan }
      return truth == 0 ? abs(estimate) : abs(estimate - truth) / abs(truth)
    }
    return [
      "exact": .numbers(exact), "max_relative_error": .finite(errors.max()),
      "buckets": .integer(merged.bucketCount), "merged_equals_whole": .boolean(merged == whole),
    ]
  }
}
