// SPDX-License-Identifier: Apache-2.0
// Copyright the Rendement authors

/// How the amount of a line is stated.
///
/// Prices and amounts are units of the case's currency. A driver that is nil is taken from the
/// workload of the case.
public enum Amount: Sendable, Hashable, Codable {
  /// Paid or earned once, in the line's start month (month 0 for costs).
  case once(Double)
  /// The same amount every month.
  case perMonth(Double)
  /// The same amount every year, in equal months.
  case perYear(Double)
  /// The same amount every so many months, the first time in the start month.
  case every(months: Int, amount: Double)
  /// A published table: an initial amount in month 0, then one amount per year in equal months.
  case flows(initial: Double, years: [Double])
  /// Price per agent and month.
  case perAgentPerMonth(price: Double, agents: Double)
  /// Price per contact; the driver is contacts per month, else the demand of the workload.
  case perContact(price: Double, contactsPerMonth: Double?)
  /// Price per contact resolved without a person, and per failed attempt handed to one.
  ///
  /// The driver is resolutions per month, else what the deflection levers contain. Failed attempts
  /// per month that are nil are those of the levers whose reach and containment are stated.
  case perResolution(
    price: Double, resolutionsPerMonth: Double?, handoffPrice: Double, handoffsPerMonth: Double?)
  /// Price of a model's tokens, by session; every turn sends the conversation so far again.
  case perToken(TokenPrice)
  /// Price per minute of use.
  case perMinute(price: Double, minutesPerMonth: Double)
  /// Days of people, once: training, workshops.
  case peopleDays(days: Double, people: Double, dailyCost: Double)
  /// Hours of people, once.
  case peopleHours(hours: Double, people: Double, hourlyCost: Double)
  /// Posts, every month: fte × yearly cost / 12.
  case posts(fullTimeEquivalents: Double, yearlyCost: Double)
  /// Output lost while people learn, once: agents × weeks × loss × weekly cost.
  case learningCurve(agents: Double, weeks: Double, loss: Double, weeklyCost: Double)
}

/// What a session of several turns with a language model costs.
///
/// Turn k sends the k messages so far and the k − 1 answers, and receives one answer:
///
///     tokens in  = i · n(n + 1)/2 + o · n(n − 1)/2        tokens out = o · n
///
/// so that the cost of a session grows faster than its turns.
public struct TokenPrice: Sendable, Hashable, Codable {
  /// Price of a million tokens sent.
  public var perMillionIn: Double
  /// Price of a million tokens received.
  public var perMillionOut: Double
  /// n: turns of a session, at least 0.
  public var turns: Double
  /// i: tokens of a message, instructions and documents included.
  public var tokensIn: Double
  /// o: tokens of an answer.
  public var tokensOut: Double
  /// Sessions per month; nil takes the attempts of the deflection levers, failed ones included.
  public var sessionsPerMonth: Double?

  /// Creates a price.
  public init(
    perMillionIn: Double, perMillionOut: Double, turns: Double, tokensIn: Double,
    tokensOut: Double, sessionsPerMonth: Double? = nil
  ) {
    self.perMillionIn = perMillionIn
    self.perMillionOut = perMillionOut
    self.turns = turns
    self.tokensIn = tokensIn
    self.tokensOut = tokensOut
    self.sessionsPerMonth = sessionsPerMonth
  }

  /// The cost of one session, in currency units.
  public var perSession: Double {
    let sent = tokensIn * turns * (turns + 1) / 2 + tokensOut * turns * (turns - 1) / 2
    return (sent * perMillionIn + tokensOut * turns * perMillionOut) / 1e6
  }
}
