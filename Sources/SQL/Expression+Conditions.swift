// SPDX-License-Identifier: Apache-2.0
// Copyright the Rendement authors

extension Expression {
  /// The condition that the expression equals a value.
  package func equals(_ value: SQLValue) -> Expression { .comparison(self, .equal, .value(value)) }

  /// The condition that the expression is one of several texts.
  package func isOne(of texts: [String]) -> Expression {
    .isIn(self, texts.map { .value(.text($0)) })
  }

  /// The condition that a whole number lies above a value.
  package func isAbove(_ value: Int64) -> Expression {
    .comparison(self, .greater, .value(.integer(value)))
  }

  /// The condition that a number lies above a value.
  package func exceeds(_ value: Double) -> Expression {
    .comparison(self, .greater, .value(.double(value)))
  }

  /// The condition that a number is at most a value.
  package func isAtMost(_ value: Double) -> Expression {
    .comparison(self, .atMost, .value(.double(value)))
  }

  /// The condition that a number is at least a value.
  package func isAtLeast(_ value: Double) -> Expression {
    .comparison(self, .atLeast, .value(.double(value)))
  }

  /// The condition that the expression is known.
  package var isKnown: Expression { .isNotNull(self) }

  /// The condition that the expression is unknown.
  package var isUnknown: Expression { .isNull(self) }

  /// Both conditions.
  package func and(_ other: Expression) -> Expression {
    switch (self, other) {
    case (.all(let left), .all(let right)): .all(left + right)
    case (.all(let left), _): .all(left + [other])
    case (_, .all(let right)): .all([self] + right)
    default: .all([self, other])
    }
  }

  /// At least one of both conditions.
  package func or(_ other: Expression) -> Expression { .any([self, other]) }
}
