// SPDX-License-Identifier: Apache-2.0
// Copyright the Rendement authors

/// What a customer's purchases say about the next ones: frequency, recency, age and spend (RFM).
public struct PurchaseHistory: Sendable, Hashable {
  /// x: purchases after the first, at most one a day.
  public var repeats: Int
  /// t_x: the time of the last purchase since the first; 0 when there is only one.
  public var recency: Double
  /// T: the time watched since the first purchase, in the same unit.
  public var age: Double
  /// m: the mean amount of the repeat purchases; 0 when there is none.
  public var meanSpend: Double

  /// Creates a history.
  public init(repeats: Int, recency: Double, age: Double, meanSpend: Double = 0) {
    self.repeats = repeats
    self.recency = recency
    self.age = age
    self.meanSpend = meanSpend
  }

  /// Why the figures cannot be; nil when they can.
  var fault: String? {
    guard recency.isFinite, age.isFinite, meanSpend.isFinite else {
      return "a figure is infinite or not a number"
    }
    guard repeats >= 0 else { return "it has \(repeats) repeat purchases" }
    guard recency >= 0, recency <= age else {
      return "the last purchase at \(recency) lies outside the time watched, \(age)"
    }
    guard repeats > 0 || recency == 0 else {
      return "it has no repeat purchase and a last one at \(recency)"
    }
    guard repeats == 0 || recency > 0 else {
      return "it has \(repeats) repeat purchases and the last one at 0"
    }
    return nil
  }

  static func check(_ histories: [PurchaseHistory]) throws(CustomerValueError) {
    for (index, history) in histories.enumerated() {
      if let fault = history.fault { throw .impossibleHistory(index: index, reason: fault) }
    }
  }
}

/// A purchase of a customer.
public struct Purchase: Sendable, Hashable {
  /// The customer's identifier.
  public var customer: String
  /// The day, counted from any origin.
  public var day: Int
  /// The amount, in one currency for all.
  public var amount: Double

  /// Creates a purchase.
  public init(customer: String, day: Int, amount: Double) {
    self.customer = customer
    self.day = day
    self.amount = amount
  }
}

/// The histories of customers by their purchases up to a day.
///
/// Purchases of one day count as one whose amount is their sum. Times run from the first purchase;
/// the mean spend leaves the first purchase out, as the models ask.
///
/// - Parameters:
///   - purchases: In any order; later ones than `end` are left out.
///   - end: The last day watched.
///   - daysPerUnit: The unit of time in days, above 0; 7 for weeks.
/// - Returns: One history per customer who bought by `end`, with its identifier, sorted by it.
/// - Throws: ``CustomerValueError``: an amount that is not finite, or nobody who bought.
///
/// Source: P. Fader, B. Hardie and K. L. Lee, "RFM and CLV: using iso-value curves for customer base
/// analysis", Journal of Marketing Research 42 (2005); agrees with lifetimes
/// `summary_data_from_transaction_data`.
public func purchaseHistories(
  of purchases: [Purchase], until end: Int, daysPerUnit: Double = 7
) throws(CustomerValueError) -> [(customer: String, history: PurchaseHistory)] {
  guard daysPerUnit > 0, daysPerUnit.isFinite else {
    throw .outOfDomain(name: "days per unit", value: daysPerUnit, expected: "above 0")
  }
  var days: [String: [Int: Double]] = [:]
  for (index, purchase) in purchases.enumerated() where purchase.day <= end {
    guard purchase.amount.isFinite else { throw .notFinite(column: "amount", index: index) }
    days[purchase.customer, default: [:]][purchase.day, default: 0] += purchase.amount
  }
  guard !days.isEmpty else { throw .tooFewCustomers(count: 0, needed: 1) }
  return days.keys.sorted().compactMap { customer in
    guard let amounts = days[customer], let first = amounts.keys.min(),
      let last = amounts.keys.max()
    else { return nil }
    let repeats = amounts.count - 1
    let spent = amounts.reduce(0) { $1.key == first ? $0 : $0 + $1.value }
    return (
      customer,
      PurchaseHistory(
        repeats: repeats, recency: Double(last - first) / daysPerUnit,
        age: Double(end - first) / daysPerUnit,
        meanSpend: repeats > 0 ? spent / Double(repeats) : 0)
    )
  }
}
