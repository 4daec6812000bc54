// SPDX-License-Identifier: Apache-2.0
// Copyright the Rendement authors

/// A currency by its ISO 4217 alphabetic code, three capital letters, such as `EUR`.
public struct Currency: Sendable, Hashable, Codable, CustomStringConvertible {
  /// The ISO 4217 code.
  public let code: String

  /// The euro.
  public static let euro = Currency(unchecked: "EUR")

  /// Creates a currency from its code, in any case; nil unless it is three ASCII letters.
  public init?(code: String) {
    let upper = code.uppercased()
    guard upper.utf8.count == 3, upper.utf8.allSatisfy({ (65...90).contains($0) }) else {
      return nil
    }
    self.code = upper
  }

  private init(unchecked code: String) { self.code = code }

  /// Decodes a code string.
  public init(from decoder: any Decoder) throws {
    let container = try decoder.singleValueContainer()
    let text = try container.decode(String.self)
    guard let currency = Currency(code: text) else {
      throw DecodingError.dataCorruptedError(
        in: container, debugDescription: "\(text) is no ISO 4217 code of three letters")
    }
    self = currency
  }

  /// Encodes the code as a string.
  public func encode(to encoder: any Encoder) throws {
    var container = encoder.singleValueContainer()
    try container.encode(code)
  }

  /// The code.
  public var description: String { code }
}
