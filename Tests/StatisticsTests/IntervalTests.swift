// SPDX-License-Identifier: Apache-2.0
// Copyright the Rendement authors

import Statistics
import Testing

@Suite struct IntervalTests {
  // R prop.test(682, 925, correct = FALSE) and binom.test(682, 925): Mendel's peas.
  @Test func `intervals of a proportion agree with R`() throws {
    let wilson = try #require(wilsonInterval(successes: 682, count: 925))
    #expect(relative(wilson.lowerBound, 0.70799598761962) < 1e-10)
    #expect(relative(wilson.upperBound, 0.764635800971489) < 1e-10)
    let exact = try #require(clopperPearsonInterval(successes: 682, count: 925))
    #expect(relative(exact.lowerBound, 0.707668264079039) < 1e-8)
    #expect(relative(exact.upperBound, 0.765406558241525) < 1e-8)
  }

  // By hand: 0 of n gives 0 … z²/(n + z²), with z² = 3.841458820694124 and n = 10.
  @Test func `nobody and everybody give one-sided intervals`() throws {
    let none = try #require(wilsonInterval(successes: 0, count: 10))
    #expect(none.lowerBound == 0)
    #expect(relative(none.upperBound, 3.841458820694124 / 13.841458820694124) < 1e-12)
    let all = try #require(wilsonInterval(successes: 10, count: 10))
    #expect(all.upperBound == 1)
    #expect(abs(all.lowerBound - (1 - none.upperBound)) < 1e-14)
  }

  @Test func `counts that do not fit give no interval`() {
    #expect(wilsonInterval(successes: 1, count: 0) == nil)
    #expect(wilsonInterval(successes: 11, count: 10) == nil)
    #expect(wilsonInterval(successes: -1, count: 10) == nil)
    #expect(wilsonInterval(successes: 1, count: 10, level: 1) == nil)
    #expect(clopperPearsonInterval(successes: 11, count: 10) == nil)
  }

  // By hand: x = 2 4 4 4 5 5 7 9 has mean 5, variance 32/7; t₀.₉₇₅ with 7 degrees of freedom is
  // 2.364624251 in R, so the half width is 2.364624251·√(32/7/8) = 1.787487919.
  @Test func `the interval of a mean is that of R t test`() throws {
    let sample = SufficientStatistics([2, 4, 4, 4, 5, 5, 7, 9])
    #expect(sample.mean == 5)
    #expect(relative(try #require(sample.variance), 32.0 / 7) < 1e-14)
    let interval = try #require(sample.meanInterval())
    #expect(abs(interval.lowerBound - (5 - 2.364624251 * (4.0 / 7).squareRoot())) < 1e-8)
    #expect(abs(interval.upperBound - (5 + 2.364624251 * (4.0 / 7).squareRoot())) < 1e-8)
  }

  @Test func `merged statistics are those of the whole`() {
    var generator = SplitMix64(seed: 8)
    let values = (0..<101).map { _ in generator.nextUniform() * 100 }
    let whole = SufficientStatistics(values)
    let parts = SufficientStatistics(values[..<40]) + SufficientStatistics(values[40...])
    #expect(parts.count == whole.count)
    #expect(relative(parts.mean ?? .nan, whole.mean ?? .infinity) < 1e-12)
    #expect(relative(parts.variance ?? .nan, whole.variance ?? .infinity) < 1e-12)
  }

  @Test func `a mean needs a value and an error needs two`() {
    #expect(SufficientStatistics([]).mean == nil)
    #expect(SufficientStatistics([3]).mean == 3)
    #expect(SufficientStatistics([3]).variance == nil)
    #expect(SufficientStatistics([3]).meanInterval() == nil)
  }
}
