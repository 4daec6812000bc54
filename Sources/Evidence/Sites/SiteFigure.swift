// SPDX-License-Identifier: Apache-2.0
// Copyright the Rendement authors

public import Statistics

/// A figure of one site, team or provider with its error.
public struct SiteFigure: Sendable, Hashable {
  /// The name of the site.
  public let site: String
  /// The figure, in the unit of the metric.
  public let value: Double
  /// Its standard error, above 0, in the same unit.
  public let standardError: Double
  /// The observations behind it.
  public let count: Double

  /// Creates a figure.
  ///
  /// - Throws: ``SiteError/badFigure(site:name:value:)``.
  public init(
    site: String, value: Double, standardError: Double, count: Double
  ) throws(SiteError) {
    guard value.isFinite else { throw .badFigure(site: site, name: "figure", value: value) }
    guard standardError > 0, standardError.isFinite else {
      throw .badFigure(site: site, name: "standard error", value: standardError)
    }
    guard count > 0, count.isFinite else {
      throw .badFigure(site: site, name: "count", value: count)
    }
    self.site = site
    self.value = value
    self.standardError = standardError
    self.count = count
  }

  static func check(_ figures: [SiteFigure], needed: Int) throws(SiteError) {
    guard figures.count >= needed else {
      throw .tooFewSites(count: figures.count, needed: needed)
    }
    var seen: Set<String> = []
    for figure in figures {
      guard seen.insert(figure.site).inserted else { throw .duplicate(site: figure.site) }
    }
  }
}

/// The observations of one site in one stratum of the mix, such as a reason on a channel.
public struct MixCell: Sendable, Hashable {
  /// The site.
  public var site: String
  /// The stratum, such as "refund · mail · French".
  public var stratum: String
  /// Count, sum and sum of squares of the metric; 0 and 1 for a share.
  public var statistics: SufficientStatistics

  /// Creates a cell.
  public init(site: String, stratum: String, statistics: SufficientStatistics) {
    self.site = site
    self.stratum = stratum
    self.statistics = statistics
  }
}
