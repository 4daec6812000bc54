// SPDX-License-Identifier: Apache-2.0
// Copyright the Rendement authors

/// How positive or negative a text sounds.
///
/// A single score is no fact about a customer: irony, quoted history and a polite closing mislead
/// every lexicon. Report differences between periods or teams, with intervals.
package struct SentimentScore: Sendable, Hashable {
  /// The whole, −1 (most negative) to 1 (most positive).
  package var compound: Double
  /// The share of positive words, 0 to 1.
  package var positive: Double
  /// The share of neutral words, 0 to 1.
  package var neutral: Double
  /// The share of negative words, 0 to 1.
  package var negative: Double

  /// The score of a text without words.
  package static let none = SentimentScore(compound: 0, positive: 0, neutral: 0, negative: 0)
}
