// SPDX-License-Identifier: Apache-2.0
// Copyright the Rendement authors

/// The probability that a call finds all lines busy and is lost, where nobody waits (Erlang B).
///
///     B(0) = 1        1/B(n) = 1 + (n/a) · 1/B(n − 1)
///
/// The recursion adds positive numbers only: no factorials, no powers, no overflow before B falls
/// below 1e-308, where 0 is returned.
///
/// - Parameters:
///   - erlangs: The offered load a, in Erlangs; at least 0, finite.
///   - servers: The number of lines n, at least 0.
/// - Returns: A probability; relative accuracy 1e-12 at ten thousand lines.
/// - Throws: ``WorkforceError/outOfDomain(_:_:_:)``.
/// - Complexity: O(n).
///
/// Source: A. K. Erlang (1917); the recursion in V. B. Iversen, *Teletraffic Engineering
/// Handbook*, section 7.4.
public func erlangB(erlangs: Double, servers: Int) throws(WorkforceError) -> Double {
  guard erlangs >= 0, erlangs.isFinite else {
    throw .outOfDomain(.erlangs, erlangs, .atLeast(0))
  }
  guard servers >= 0 else {
    throw .outOfDomain(.lines, Double(servers), .atLeast(0))
  }
  guard erlangs > 0 else { return servers == 0 ? 1 : 0 }
  var inverse = 1.0
  for server in 0..<servers { inverse = 1 + Double(server + 1) / erlangs * inverse }
  return 1 / inverse
}
