// SPDX-License-Identifier: Apache-2.0
// Copyright the Rendement authors

internal import Quantities
import Statistics

/// Something that could be done, in one size or several of which at most one is chosen: one, two
/// or three new posts; the small or the large licence.
public struct CandidateLever: Sendable, Hashable, Codable {
  /// A size of a lever.
  public struct Level: Sendable, Hashable, Codable {
    /// Its name, such as "2 posts"; empty when there is only one.
    public var name: String
    /// What it costs per year, at least 0.
    public var costPerYear: Double
    /// Whole posts that it takes.
    public var posts: Int
    /// What it changes.
    public var changes: [ServiceChange]

    /// Creates a level.
    public init(name: String = "", costPerYear: Double, posts: Int = 0, changes: [ServiceChange]) {
      self.name = name
      self.costPerYear = costPerYear
      self.posts = posts
      self.changes = changes
    }
  }

  /// Its name.
  public var name: String
  /// Its sizes.
  public var levels: [Level]

  /// Creates a lever.
  public init(name: String, levels: [Level]) {
    self.name = name
    self.levels = levels
  }
}

/// What one level of a lever comes to when nothing else is done.
public struct RankedLever: Sendable, Hashable, Codable {
  /// The lever.
  public var lever: String
  /// The level.
  public var level: String
  /// What it costs per year.
  public var costPerYear: Double
  /// What it is worth per year.
  public var worth: YearlyWorth
  /// Worth − cost.
  public var netPerYear: Double
  /// The probability that worth exceeds cost, from the interval taken as normal; 0 or 1 when
  /// there is none.
  public var probabilityOfGain: Double
}

extension ServiceBaseline {
  /// Every level of every lever alone, the largest net gain first; then the surer grade, then the
  /// smaller cost.
  ///
  /// - Throws: ``WorthError``.
  public func ranked(_ levers: [CandidateLever]) throws(WorthError) -> [RankedLever] {
    var ranked: [RankedLever] = []
    for lever in levers {
      for level in lever.levels {
        guard level.costPerYear >= 0, level.costPerYear.isFinite else {
          throw .outOfDomain(input: lever.name, value: level.costPerYear, domain: .notNegative)
        }
        let worth = try worth(of: level.changes)
        let net = worth.worth.value - level.costPerYear
        let error = GradedEstimate(worth.worth, grade: worth.grade).standardError
        ranked.append(
          RankedLever(
            lever: lever.name, level: level.name, costPerYear: level.costPerYear, worth: worth,
            netPerYear: net,
            probabilityOfGain: error > 0 ? standardNormalCDF(net / error) : net > 0 ? 1 : 0))
      }
    }
    return ranked.sorted {
      if $0.netPerYear != $1.netPerYear { return $0.netPerYear > $1.netPerYear }
      if $0.worth.grade != $1.worth.grade { return $0.worth.grade < $1.worth.grade }
      return $0.costPerYear < $1.costPerYear
    }
  }
}
