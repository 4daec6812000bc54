// SPDX-License-Identifier: Apache-2.0
// Copyright the Rendement authors

/// Where a function is smallest, as far as a search came.
public struct Minimum: Sendable, Hashable {
  /// The point found, in the coordinates of the start.
  public var point: [Double]
  /// The value of the function there.
  public var value: Double
  /// The steps that the search took.
  public var iterations: Int
  /// Whether the search met its tolerance; when false it ran out of steps or of numbers.
  public var converged: Bool

  /// Creates a minimum.
  public init(point: [Double], value: Double, iterations: Int, converged: Bool) {
    self.point = point
    self.value = value
    self.iterations = iterations
    self.converged = converged
  }
}
