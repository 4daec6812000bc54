// SPDX-License-Identifier: Apache-2.0
// Copyright the Rendement authors

/// Why sites cannot be compared.
public enum SiteError: Error, Equatable, Sendable {
  /// There are fewer sites than the method needs.
  case tooFewSites(count: Int, needed: Int)
  /// A site has no observation, or too few for a spread.
  case tooFewObservations(site: String, count: Double, needed: Int)
  /// A site's figure is infinite, missing, or does not fit its count.
  case badFigure(site: String, name: String, value: Double)
  /// The same site stands twice.
  case duplicate(site: String)
  /// No site differs from another.
  case noSpread
  /// A parameter lies outside its domain.
  case outOfDomain(name: String, value: Double, expected: String)
}

extension SiteError: CustomStringConvertible {
  public var description: String {
    switch self {
    case .tooFewSites(let count, let needed):
      "There are \(count) sites; at least \(needed) are needed to compare them."
    case .tooFewObservations(let site, let count, let needed):
      "The site '\(site)' has \(count) observations; at least \(needed) are needed. "
        + "Leave it out or take a longer window."
    case .badFigure(let site, let name, let value):
      "The \(name) of the site '\(site)' is \(value), which cannot be. Correct it or leave the "
        + "site out."
    case .duplicate(let site):
      "The site '\(site)' stands twice. Add its figures together."
    case .noSpread:
      "No observation differs from another. Choose a figure that varies."
    case .outOfDomain(let name, let value, let expected):
      "'\(name)' is \(value). It must be \(expected)."
    }
  }
}
