// SPDX-License-Identifier: Apache-2.0
// Copyright the Rendement authors

public import struct Foundation.Decimal

/// An exact amount of money in one currency, such as an invoice or a salary.
///
/// Modelled amounts (discounted, simulated) are `Double` in a stated currency; see `Finance`.
public struct Money: Sendable, Hashable, Codable {
  /// The amount in units of the currency (euros, not cents).
  public var amount: Decimal
  /// The currency of the amount.
  public var currency: Currency

  /// Creates an amount.
  public init(_ amount: Decimal, _ currency: Currency) {
    self.amount = amount
    self.currency = currency
  }

  /// The sum of two amounts of one currency.
  ///
  /// - Parameter other: The amount to add.
  /// - Returns: The exact sum.
  /// - Throws: ``MoneyError/mixedCurrencies(_:_:)`` when the currencies differ: converting needs
  ///   a dated rate, which this type does not have.
  public func adding(_ other: Money) throws(MoneyError) -> Money {
    guard currency == other.currency else { throw .mixedCurrencies(currency, other.currency) }
    return Money(amount + other.amount, currency)
  }
}

/// Why amounts of money cannot be combined.
public enum MoneyError: Error, Equatable, CustomStringConvertible {
  case mixedCurrencies(Currency, Currency)

  /// One sentence with the two currencies and what to do.
  public var description: String {
    switch self {
    case .mixedCurrencies(let left, let right):
      "An amount in \(left) cannot be added to an amount in \(right): "
        + "convert one of them at a dated rate first."
    }
  }
}
