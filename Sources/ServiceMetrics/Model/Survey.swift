// SPDX-License-Identifier: Apache-2.0
// Copyright the Rendement authors

import SQL

/// The columns of `marts.fct_survey_answers` that metrics read, and the conditions they share.
enum Survey {
  static let kind = Expression.column("kind")
  static let scaleLow = Expression.column("scale_low")
  static let scaleHigh = Expression.column("scale_high")
  static let score = Expression.column("score")

  /// Answers of a kind given on one scale: scales are never mixed.
  static func answers(_ kind: String, on scale: ClosedRange<Double>) -> Expression {
    .all([
      Survey.kind.equals(.text(kind)), scaleLow.equals(.double(scale.lowerBound)),
      scaleHigh.equals(.double(scale.upperBound)), score.isKnown,
    ])
  }

  /// Answers of a kind on any other scale, which a metric leaves out.
  static func others(_ kind: String, than scale: ClosedRange<Double>) -> Expression {
    .all([
      Survey.kind.equals(.text(kind)), score.isKnown,
      .any([
        .isNull(scaleLow), .isNull(scaleHigh),
        .comparison(scaleLow, .notEqual, .value(.double(scale.lowerBound))),
        .comparison(scaleHigh, .notEqual, .value(.double(scale.upperBound))),
      ]),
    ])
  }
}
