// SPDX-License-Identifier: Apache-2.0
// Copyright the Rendement authors

/// Draws the Club members' orders of a day and the money that follows from contacts.
struct OrderGenerator: Sendable {
  /// Money from or to a customer.
  struct Transaction: Sendable {
    let customer: Int
    /// Seconds since 1970-01-01 UTC.
    let at: Int
    /// Cents; negative for a refund.
    let cents: Int
    /// `order`, `upsell` or `refund`.
    let kind: String
    let product: String
    let contact: String?
  }

  /// Orders of Club members on an average day at scale 1.
  static let ordersPerDay = 270.0

  let seed: UInt64
  let scale: Double
  let customers: CustomerBase

  /// The orders of a local day, in order of time.
  func orders(on day: Int) -> [Transaction] {
    var random = WorldRandom(seed: seed, stream: .orders, number: day)
    let mean = OrderGenerator.ordersPerDay * scale * DemonstrationCalendar.season(of: day)
    let times = (0..<random.poisson(mean: mean)).map { _ in
      random.index(below: ParisClock.secondsPerDay)
    }
    return times.sorted().compactMap { second in
      let amount = random.logNormal(median: 52, spread: 0.6)
      let product = OrderGenerator.products.draw(&random)
      guard let customer = customers.drawActive(on: day, clubOnly: true, &random) else {
        return nil
      }
      return Transaction(
        customer: customer, at: ParisClock.instant(day: day, secondOfDay: second),
        cents: Int((amount * 100).rounded()), kind: "order", product: product, contact: nil)
    }
  }

  /// The refund or the sale that came from a contact; nil for most.
  func transaction(
    from contact: WorldContact, _ random: inout WorldRandom
  ) -> Transaction? {
    let amount = random.logNormal(median: 38, spread: 0.6)
    let isRefunded = random.chance(0.5)
    guard let customer = contact.customer, let resolved = contact.resolvedFirstAt else {
      return nil
    }
    let cents = Int((amount * 100).rounded())
    if contact.isOfferAccepted == true {
      return Transaction(
        customer: customer, at: resolved, cents: cents, kind: "upsell",
        product: contact.product, contact: contact.id)
    }
    guard ContactReason.all[contact.reason].mayRefund, isRefunded else { return nil }
    return Transaction(
      customer: customer, at: resolved, cents: -cents, kind: "refund", product: contact.product,
      contact: contact.id)
  }

  private static let products = Weighted([
    ("mode", 0.36), ("maison", 0.24), ("high-tech", 0.18), ("beauté", 0.13), ("jouets", 0.09),
  ])
}
