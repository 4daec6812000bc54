// SPDX-License-Identifier: Apache-2.0
// Copyright the Rendement authors

import Foundation
import Statistics
import Testing

@Suite struct DDSketchTests {
  /// DataDog's LogarithmicMapping at 1 %.
  @Test func mappingIsThePublishedOne() throws {
    let sketch = try DDSketch(relativeAccuracy: 0.01)
    let values = [0.001, 0.5, 1, 37, 86_400, 2_600_000]
    #expect(values.map { sketch.bucket(of: $0) } == [-345, -34, 0, 181, 569, 739])
    #expect(abs(sketch.estimate(ofBucket: 181) - 36.96865302647507) < 1e-9)
  }

  /// The promise of the paper: every quantile within α, of any sign; merging loses nothing.
  @Test(arguments: [UInt64(1), 2, 3]) func quantilesKeepTheirAccuracyAndMerge(seed: UInt64) throws {
    let draws = HashDraws(seed: seed, stream: 1)
    let values = (0..<5000).map { index -> Double in
      guard index % 10 != 0 else { return 0 }
      let size = exp(2 * draws.normal(UInt64(index)))
      return index % 3 == 0 ? -size : size
    }
    var whole = try DDSketch(relativeAccuracy: 0.02)
    var merged = whole
    let empty = whole
    for start in stride(from: 0, to: values.count, by: 500) {
      var part = empty
      for value in values[start..<start + 500] {
        try part.insert(value)
        try whole.insert(value)
      }
      try merged.merge(part)
    }
    #expect(merged == whole)
    #expect(whole.count == 5000)
    let sorted = values.sorted()
    for p in [0, 0.01, 0.2, 0.5, 0.65, 0.9, 0.999, 1] {
      let exact = sorted[Int((Double(sorted.count - 1) * p).rounded(.down))]
      let estimate = try #require(whole.quantile(p))
      #expect(abs(estimate - exact) <= 0.02 * abs(exact) + 1e-12)
    }
  }

  /// The lowest buckets are poured together; the upper quantiles keep their accuracy.
  @Test func fewBucketsKeepTheTail() throws {
    var sketch = try DDSketch(relativeAccuracy: 0.01, maximumBuckets: 100)
    var parts = [sketch, sketch]
    for value in 1...10_000 {
      try sketch.insert(Double(value))
      try parts[value % 2].insert(Double(value))
    }
    try parts[0].merge(parts[1])
    #expect(parts[0] == sketch)
    #expect(sketch.bucketCount <= 100)
    let p99 = try #require(sketch.quantile(0.99))
    #expect(abs(p99 - 9900) < 99)
  }

  @Test func badInputIsRefused() throws {
    #expect(throws: DDSketchError.accuracyOutOfDomain(1)) { try DDSketch(relativeAccuracy: 1) }
    var sketch = try DDSketch()
    #expect(throws: DDSketchError.notFinite) { try sketch.insert(.nan) }
    #expect(throws: DDSketchError.differentMappings) {
      try sketch.merge(try DDSketch(relativeAccuracy: 0.05))
    }
    #expect(sketch.quantile(0.5) == nil)
  }
}
