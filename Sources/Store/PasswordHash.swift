// SPDX-License-Identifier: Apache-2.0
// Copyright the Rendement authors

internal import Crypto
internal import CryptoExtras
package import Foundation

/// A password as it is kept: scrypt with a salt of its own (RFC 7914).
///
/// N = 2¹⁵, r = 8, p = 1: about 32 MiB and a tenth of a second a try.
package struct PasswordHash: Sendable, Hashable {
  /// The fewest characters of a password (NIST SP 800-63B asks for 8; 12 resists guessing better).
  package static let minimumLength = 12

  /// 16 random bytes.
  package let salt: Data
  /// 32 derived bytes.
  package let key: Data

  /// A hash that was kept.
  package init(salt: Data, key: Data) {
    self.salt = salt
    self.key = key
  }

  /// Hashes a new password.
  ///
  /// - Throws: ``StoreError/weakPassword(minimum:)`` below ``minimumLength`` characters.
  package init(password: String) throws {
    guard password.count >= Self.minimumLength else {
      throw StoreError.weakPassword(minimum: Self.minimumLength)
    }
    salt = SymmetricKey(size: .bits128).withUnsafeBytes { Data($0) }
    key = try Self.derive(password, salt)
  }

  /// Whether a password is the one; takes the same time whatever is wrong.
  package func matches(_ password: String) throws -> Bool {
    let other = try Self.derive(password, salt)
    guard other.count == key.count else { return false }
    return zip(other, key).reduce(UInt8(0)) { $0 | ($1.0 ^ $1.1) } == 0
  }

  private static func derive(_ password: String, _ salt: Data) throws -> Data {
    let key = try KDF.Scrypt.deriveKey(
      from: Data(password.precomposedStringWithCompatibilityMapping.utf8), salt: salt,
      outputByteCount: 32, rounds: 1 << 15, blockSize: 8, parallelism: 1,
      maxMemory: 64 << 20)
    return key.withUnsafeBytes { Data($0) }
  }
}
