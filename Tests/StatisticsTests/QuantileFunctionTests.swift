// SPDX-License-Identifier: Apache-2.0
// Copyright the Rendement authors

import Statistics
import Testing

@Suite struct QuantileFunctionTests {
  // mpmath with 40 digits.
  @Test func `the normal quantile agrees with mpmath`() {
    #expect(relative(standardNormalQuantile(0.025), -1.9599639845400543) < 1e-13)
    #expect(relative(standardNormalQuantile(1e-10), -6.361340902404057) < 1e-12)
    #expect(standardNormalQuantile(0.5).magnitude < 1e-15)
  }

  // mpmath with 40 digits: the upper tail beyond 10.
  @Test func `the normal distribution keeps its digits in the tail`() {
    #expect(relative(standardNormalCDF(-10), 7.619853024160525e-24) < 1e-12)
  }

  @Test func `the normal quantile inverts the distribution`() {
    var generator = SplitMix64(seed: 5)
    for _ in 0..<1000 {
      let p = generator.nextUniform()
      #expect(abs(standardNormalCDF(standardNormalQuantile(p)) - p) < 1e-14)
    }
  }

  // R 4.2, qt(p, df): the values of every printed t table, to ten digits.
  @Test(arguments: [
    (0.975, 1.0, 12.7062047362), (0.975, 2, 4.3026527297), (0.975, 5, 2.5705818356),
    (0.975, 10, 2.2281388520), (0.975, 30, 2.0422724563), (0.975, 100, 1.9839715185),
    (0.95, 10, 1.8124611228), (0.995, 3, 5.8409093097),
  ])
  func `the t quantile agrees with the tables of R`(p: Double, df: Double, expected: Double) {
    #expect(relative(studentQuantile(p, degreesOfFreedom: df), expected) < 1e-10)
    #expect(relative(studentQuantile(1 - p, degreesOfFreedom: df), -expected) < 1e-9)
  }

  // scipy 1.17.1, checked there by inversion.
  @Test func `the t quantile takes fractions of a degree of freedom`() {
    #expect(relative(studentQuantile(0.975, degreesOfFreedom: 4.7), 2.62072607535317) < 1e-10)
    #expect(studentQuantile(0.5, degreesOfFreedom: 4.7) == 0)
  }

  // mpmath with 40 digits: P(t₃ > 2.5).
  @Test func `the t distribution agrees with mpmath`() {
    #expect(relative(studentCDF(-2.5, degreesOfFreedom: 3), 0.04385332350403277) < 1e-12)
  }

  // mpmath with 40 digits.
  @Test func `the incomplete beta function and its inverse agree with mpmath`() {
    #expect(relative(regularizedIncompleteBeta(0.95, 30, 2), 0.5365969098573439) < 1e-12)
    #expect(relative(regularizedIncompleteBeta(0.501, 1e5, 1e5), 0.8144532554424431) < 1e-9)
    #expect(relative(betaQuantile(0.05, 1.8, 4.2), 0.05897738761181724) < 1e-10)
  }

  // R 4.2, quantile(x, type = 7).
  @Test func `sample quantiles agree with R type 7`() throws {
    let values: [Double] = [20, 2, 4, 4, 5, 7, 9, 11, 12, 15]
    let found = try #require(quantiles(of: values, at: [0.1, 0.25, 0.5, 0.9, 0.95]))
    for (value, expected) in zip(found, [3.8, 4.25, 8.0, 15.5, 17.75]) {
      #expect(abs(value - expected) < 1e-12)
    }
  }

  @Test func `a quantile of nothing, of no number or beyond 1 is none`() {
    #expect(quantiles(of: [], at: [0.5]) == nil)
    #expect(quantiles(of: [1, .nan], at: [0.5]) == nil)
    #expect(quantiles(of: [1], at: [1.5]) == nil)
    #expect(quantiles(of: [7], at: [0, 0.5, 1]) == [7, 7, 7])
  }
}
