// SPDX-License-Identifier: Apache-2.0
// Copyright the Rendement authors

/// The shop's customers over the eighteen months.
struct CustomerBase: Sendable {
  /// One customer; days are numbers since 1970-01-01, amounts in cents.
  struct Customer: Sendable {
    let startDay: Int
    /// The first day on which they are no longer a customer; nil while they stay.
    let endDay: Int?
    let segment: String
    let region: String
    let isClub: Bool
    let acquisition: String
    let language: String
    let monthlyRevenueCents: Int
  }

  /// In order of their first day, so that those already there are a prefix.
  let customers: [Customer]
  private let startedBefore: [Int]

  /// Draws the customers: three in five were there before the world begins.
  init(seed: UInt64, scale: Double) {
    var random = WorldRandom(seed: seed, stream: .customers)
    let first = DemonstrationCalendar.firstDay
    let length = DemonstrationCalendar.endDay - first
    let count = max(200, Int((45_000 * scale).rounded()))
    var customers: [Customer] = []
    customers.reserveCapacity(count)
    for number in 0..<count {
      let wasThere = number * 5 < count * 3
      let start =
        wasThere ? first - 1 - random.index(below: 1900) : first + random.index(below: length)
      customers.append(CustomerBase.customer(startDay: start, from: max(start, first), &random))
    }
    customers.sort { $0.startDay < $1.startDay }
    self.customers = customers
    var before = [Int](repeating: 0, count: length + 1)
    var position = 0
    for day in 0...length {
      while position < count, customers[position].startDay < first + day { position += 1 }
      before[day] = position
    }
    startedBefore = before
  }

  /// A customer who is active on a day; nil when forty draws find none.
  ///
  /// One customer in ten is a frequent caller, about seven times as likely as the others.
  func drawActive(on day: Int, clubOnly: Bool = false, _ random: inout WorldRandom) -> Int? {
    let index = day - DemonstrationCalendar.firstDay
    guard startedBefore.indices.contains(index) else { return nil }
    let candidates = startedBefore[index]
    for _ in 0..<40 {
      var position = random.index(below: candidates)
      if random.chance(0.4) { position -= position % 10 }
      let customer = customers[position]
      if day < (customer.endDay ?? Int.max), customer.isClub || !clubOnly { return position }
    }
    return nil
  }

  private static func customer(
    startDay: Int, from risk: Int, _ random: inout WorldRandom
  ) -> Customer {
    let segment = segments.draw(&random)
    let isClub = random.chance(segment == "occasionnel" ? 0.15 : 0.55)
    // Monthly chance of leaving: 1.3 % in the Club, 2.4 % outside (account closed after silence).
    let days = random.exponential(mean: 30.44 / (isClub ? 0.013 : 0.024))
    let end = risk + 1 + Int(min(days, 20_000))
    let revenue = random.logNormal(median: isClub ? 34 : 11, spread: 0.5)
    return Customer(
      startDay: startDay, endDay: end < DemonstrationCalendar.endDay ? end : nil,
      segment: segment, region: regions.draw(&random), isClub: isClub,
      acquisition: acquisitions.draw(&random), language: languages.draw(&random),
      monthlyRevenueCents: Int((revenue * 100).rounded()))
  }

  private static let segments = Weighted([
    ("occasionnel", 0.55), ("fidèle", 0.35), ("professionnel", 0.10),
  ])
  private static let regions = Weighted([
    ("Île-de-France", 0.21), ("Auvergne-Rhône-Alpes", 0.13), ("Hauts-de-France", 0.11),
    ("Nouvelle-Aquitaine", 0.09), ("Occitanie", 0.09), ("Grand Est", 0.08),
    ("Provence-Alpes-Côte d'Azur", 0.08), ("Pays de la Loire", 0.07), ("Bretagne", 0.05),
    ("Normandie", 0.05), ("Bourgogne-Franche-Comté", 0.04),
  ])
  private static let acquisitions = Weighted([
    ("recherche", 0.38), ("publicité", 0.24), ("parrainage", 0.14), ("réseaux sociaux", 0.14),
    ("magasin partenaire", 0.10),
  ])
  private static let languages = Weighted([("fr", 0.93), ("en", 0.05), ("es", 0.02)])
}
