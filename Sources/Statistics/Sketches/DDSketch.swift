// SPDX-License-Identifier: Apache-2.0
// Copyright the Rendement authors

import Foundation

/// A small summary of many numbers that answers any quantile within a relative error, and that
/// merges with others without loss: a day's handle times with another day's.
///
///     γ = (1 + α)/(1 − α)      bucket of x: i = ⌈log_γ x⌉      estimate of a bucket: 2γⁱ/(γ + 1)
///
/// Every number in a bucket lies within the share α of its estimate. Negative numbers have buckets
/// of their own by their size, zeros are counted. When the buckets of one sign outgrow
/// ``maximumBuckets``, the smallest sizes are poured into the lowest bucket kept, so that the long
/// tail of waits keeps its accuracy.
///
/// Properties: merging is associative and commutative, and a merged sketch equals the sketch of
/// all numbers at once.
///
/// Source: C. Masson, J. E. Rim and H. K. Lee, "DDSketch: a fast and fully-mergeable quantile
/// sketch with relative-error guarantees", PVLDB 12 (2019), doi:10.14778/3352063.3352135; agrees
/// with the logarithmic mapping of DataDog's sketches.
public struct DDSketch: Sendable, Hashable, Codable {
  /// The relative accuracy α: 0.01 keeps every quantile within 1 %.
  public let relativeAccuracy: Double
  /// The most buckets kept for each sign.
  public let maximumBuckets: Int
  private var positive = BucketRow()
  private var negative = BucketRow()
  private var zeros = 0

  /// Creates an empty sketch.
  ///
  /// - Parameters:
  ///   - relativeAccuracy: α, above 0 and below 1.
  ///   - maximumBuckets: At least 1; 2,048 span 17 powers of ten at α = 0.01.
  /// - Throws: ``DDSketchError/accuracyOutOfDomain(_:)`` or ``DDSketchError/noBuckets(_:)``.
  public init(relativeAccuracy: Double = 0.01, maximumBuckets: Int = 2048) throws(DDSketchError) {
    guard relativeAccuracy > 0, relativeAccuracy < 1 else {
      throw .accuracyOutOfDomain(relativeAccuracy)
    }
    guard maximumBuckets >= 1 else { throw .noBuckets(maximumBuckets) }
    self.relativeAccuracy = relativeAccuracy
    self.maximumBuckets = maximumBuckets
  }

  private var logGamma: Double { log((1 + relativeAccuracy) / (1 - relativeAccuracy)) }

  /// The number of values put in.
  public var count: Int { positive.total + negative.total + zeros }

  /// The number of buckets in use, the one of zeros included.
  public var bucketCount: Int {
    positive.occupied + negative.occupied + (zeros > 0 ? 1 : 0)
  }

  /// The bucket of a positive number: ⌈log_γ x⌉.
  public func bucket(of value: Double) -> Int { Int((log(value) / logGamma).rounded(.up)) }

  /// The number that stands for all in a bucket: 2γⁱ/(γ + 1), within α of each.
  public func estimate(ofBucket index: Int) -> Double {
    let gamma = (1 + relativeAccuracy) / (1 - relativeAccuracy)
    return 2 * exp(Double(index) * logGamma) / (gamma + 1)
  }

  /// Puts a number in.
  ///
  /// - Parameters:
  ///   - value: Any finite number.
  ///   - times: How often it occurred, at least 0.
  /// - Throws: ``DDSketchError/notFinite`` for infinity and not-a-number.
  public mutating func insert(_ value: Double, times: Int = 1) throws(DDSketchError) {
    guard value.isFinite else { throw .notFinite }
    guard times > 0 else { return }
    // Below the smallest normal number a logarithm still works; zero alone has none.
    if value > 0 {
      positive.add(times, at: bucket(of: value), limit: maximumBuckets)
    } else if value < 0 {
      negative.add(times, at: bucket(of: -value), limit: maximumBuckets)
    } else {
      zeros += times
    }
  }

  /// Takes all numbers of another sketch in.
  ///
  /// - Throws: ``DDSketchError/differentMappings`` when the accuracies or limits differ.
  public mutating func merge(_ other: DDSketch) throws(DDSketchError) {
    guard other.relativeAccuracy == relativeAccuracy, other.maximumBuckets == maximumBuckets
    else { throw .differentMappings }
    positive.merge(other.positive, limit: maximumBuckets)
    negative.merge(other.negative, limit: maximumBuckets)
    zeros += other.zeros
  }

  /// An estimate of the value of rank ⌊p(n − 1)⌋ (from 0, rising).
  ///
  /// - Parameter probability: p, between 0 and 1.
  /// - Returns: A number within the share α of that value (as long as no bucket was poured
  ///   together); nil without a value or for p outside 0…1.
  public func quantile(_ probability: Double) -> Double? {
    guard count > 0, (0...1).contains(probability) else { return nil }
    let rank = Int((probability * Double(count - 1)).rounded(.down))
    if rank < negative.total {
      // The most negative number has the largest size: ranks run down the row.
      return negative.index(ofRank: negative.total - 1 - rank).map { -estimate(ofBucket: $0) }
    }
    if rank < negative.total + zeros { return 0 }
    return positive.index(ofRank: rank - negative.total - zeros).map { estimate(ofBucket: $0) }
  }
}

/// Why a sketch cannot take a number or another sketch.
public enum DDSketchError: Error, Equatable, Sendable {
  /// The relative accuracy is not between 0 and 1.
  case accuracyOutOfDomain(Double)
  /// No bucket is allowed.
  case noBuckets(Int)
  /// The number is infinite or not a number.
  case notFinite
  /// The two sketches map numbers to buckets in different ways.
  case differentMappings
}

extension DDSketchError: CustomStringConvertible {
  public var description: String {
    switch self {
    case .accuracyOutOfDomain(let accuracy):
      "The relative accuracy is \(accuracy). It must lie between 0 and 1; 0.01 means 1 %."
    case .noBuckets(let count):
      "A sketch of \(count) buckets holds nothing. Allow at least 1; 2048 is usual."
    case .notFinite:
      "An infinite number or not-a-number has no quantile. Leave it out."
    case .differentMappings:
      "Only sketches of the same accuracy and size can be merged. Make both with the same settings."
    }
  }
}
