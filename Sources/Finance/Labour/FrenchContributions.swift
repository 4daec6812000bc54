// SPDX-License-Identifier: Apache-2.0
// Copyright the Rendement authors

public import Quantities

/// The parameters of French employer contributions that apply from a day on.
///
/// The general reduction (RGDU) is a share of gross pay that falls as pay rises:
///
///     coefficient = Tmin + Tdelta · (½ · (3 · SMIC/gross − 1))^1.75      below 3 SMIC
///     coefficient = 0                                                   from 3 SMIC on
///
/// rounded to four decimals; it never exceeds Tmin + Tdelta, which it reaches at the SMIC.
///
/// Source: decree 2025-887 of 4 September 2025, as encoded in the rules of betagouv/mon-entreprise.
public struct FrenchContributions: Sendable, Hashable, Codable {
  /// The first day on which the parameters apply.
  public var from: LocalDate
  /// The legal minimum wage, gross, in euros per month of 35 hours a week.
  public var monthlyMinimumWage: Double
  /// The least coefficient below 3 SMIC.
  public var minimum: Double
  /// What is added at the SMIC with fewer than 50 people.
  public var deltaSmall: Double
  /// What is added at the SMIC with 50 people or more.
  public var deltaLarge: Double
  /// Employer contributions before the reduction, as a share of gross pay.
  public var nominalRate: Double

  /// Creates parameters.
  public init(
    from: LocalDate, monthlyMinimumWage: Double, minimum: Double, deltaSmall: Double,
    deltaLarge: Double, nominalRate: Double
  ) {
    self.from = from
    self.monthlyMinimumWage = monthlyMinimumWage
    self.minimum = minimum
    self.deltaSmall = deltaSmall
    self.deltaLarge = deltaLarge
    self.nominalRate = nominalRate
  }

  /// The parameters from 1 January 2026: SMIC 1 823,03 €, Tmin 0.0200, Tdelta 0.3781 or 0.3821.
  public static let from2026 = FrenchContributions(
    from: LocalDate(daysSinceEpoch: 20_454), monthlyMinimumWage: 1823.03, minimum: 0.0200,
    deltaSmall: 0.3781, deltaLarge: 0.3821, nominalRate: 0.42)

  /// All known parameters, the oldest first.
  public static let known = [from2026]

  /// The parameters that apply on a day.
  ///
  /// - Throws: ``FinanceError/noContributions(on:from:)`` before the first known day.
  public static func applying(on day: LocalDate) throws(FinanceError) -> FrenchContributions {
    guard let found = known.last(where: { $0.from <= day }) else {
      throw .noContributions(on: day, from: known[0].from)
    }
    return found
  }

  /// The general reduction as a share of gross pay.
  ///
  /// - Parameters:
  ///   - grossPerMonth: Gross pay of a full month, in euros, above 0.
  ///   - staff: People employed; 50 and more have the larger coefficient.
  /// - Returns: From 0 to Tmin + Tdelta.
  public func reduction(grossPerMonth: Double, staff: Int) -> Double {
    let ratio = monthlyMinimumWage / grossPerMonth
    guard ratio > 1.0 / 3 else { return 0 }
    let delta = staff < 50 ? deltaSmall : deltaLarge
    let coefficient = minimum + delta * power(min(1, 0.5 * (3 * ratio - 1)), 1.75)
    return (coefficient * 10_000).rounded() / 10_000
  }
}
