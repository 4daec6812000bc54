// SPDX-License-Identifier: Apache-2.0
// Copyright the Rendement authors

/// A figure that may be undefined, written as `null` in JSON instead of being left out.
@propertyWrapper
public struct ExplicitNull<Value: Sendable & Hashable & Codable>: Sendable, Hashable, Codable {
  /// The figure; nil when it is undefined.
  public var wrappedValue: Value?

  /// Wraps a figure.
  public init(wrappedValue: Value?) { self.wrappedValue = wrappedValue }

  /// Decodes a value or `null`.
  public init(from decoder: any Decoder) throws {
    let container = try decoder.singleValueContainer()
    wrappedValue = container.decodeNil() ? nil : try container.decode(Value.self)
  }

  /// Encodes the value, or `null`.
  public func encode(to encoder: any Encoder) throws {
    var container = encoder.singleValueContainer()
    if let wrappedValue {
      try container.encode(wrappedValue)
    } else {
      try container.encodeNil()
    }
  }
}
