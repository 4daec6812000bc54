// SPDX-License-Identifier: Apache-2.0
// Copyright the Rendement authors

public import Quantities

/// A figure that may be undefined, and then says why.
public enum DerivedFigure: Sendable, Hashable {
  /// The figure.
  case value(Double)
  /// Why there is none.
  case undefined(LocalizedText)

  /// The figure; nil when it is undefined.
  public var value: Double? {
    switch self {
    case .value(let value): value
    case .undefined: nil
    }
  }

  /// Why there is none; nil when there is one.
  public var reason: LocalizedText? {
    switch self {
    case .value: nil
    case .undefined(let reason): reason
    }
  }
}
