// SPDX-License-Identifier: Apache-2.0
// Copyright the Rendement authors

import Crypto
package import DuckDB
package import Foundation

/// Replaces the identifiers of people by keyed pseudonyms that only this workspace can repeat.
///
///     pseudonym = prefix + hex(first 16 bytes of HMAC-SHA256(key, identifier in UTF-8))
///
/// Source: RFC 2104 (HMAC), FIPS 180-4 (SHA-256).
package struct Pseudonym: Sendable {
  /// Whose identifier it is; the prefix keeps the two apart.
  package enum Subject: String, Sendable, CaseIterable {
    case customer = "c_"
    case agent = "a_"
    /// Somebody erased: the identifier is then the pseudonym, and the result a mark of it.
    case forgotten = "f_"
  }

  private let key: SymmetricKey

  /// Creates pseudonyms under a key, 32 random bytes; at most 64.
  package init(keyBytes: Data) { key = SymmetricKey(data: keyBytes) }

  /// The pseudonym of one identifier, exactly as it was written.
  package func name(of identifier: String, _ subject: Subject) -> String {
    let code = HMAC<SHA256>.authenticationCode(for: Data(identifier.utf8), using: key)
    return subject.rawValue + code.prefix(16).map(Self.hex).joined()
  }

  /// The SQL for the pseudonym of a text expression, equal to ``name(of:_:)``; null stays null.
  ///
  /// HMAC written out over the engine's `sha256`, so that millions of rows never leave it. The
  /// padded keys come from variables that ``prepare(_:)`` sets: no key stands in any SQL text.
  ///
  /// - Parameters:
  ///   - expression: SQL whose value is the identifier as text.
  ///   - subject: Whose identifier it is.
  /// - Returns: An SQL expression of type text.
  package static func sql(_ expression: String, _ subject: Subject) -> String {
    "'\(subject.rawValue)' || substr(sha256(getvariable('pseudonym_outer')::blob || "
      + "unhex(sha256(getvariable('pseudonym_inner')::blob || encode(\(expression))))), 1, 32)"
  }

  /// Gives a connection the keys that ``sql(_:_:)`` reads.
  package func prepare(_ connection: Connection) async throws {
    let bytes = key.withUnsafeBytes { [UInt8]($0) }
    let block = bytes + [UInt8](repeating: 0, count: 64 - bytes.count)
    _ = try await connection.execute(
      "set variable pseudonym_inner = $1", [.blob(block.map { $0 ^ 0x36 })])
    _ = try await connection.execute(
      "set variable pseudonym_outer = $1", [.blob(block.map { $0 ^ 0x5c })])
  }

  private static func hex(_ byte: UInt8) -> String {
    String(byte >> 4, radix: 16) + String(byte & 15, radix: 16)
  }
}

extension Workspace {
  /// The workspace's pseudonyms; the key is made (32 random bytes, mode 600) when there is none.
  ///
  /// - Throws: ``WorkspaceError`` when the key cannot be read, or was damaged.
  package func pseudonym() throws -> Pseudonym {
    if !FileManager.default.fileExists(atPath: keyFile.path) {
      let fresh = SymmetricKey(size: .bits256)
      try FileWriting.replace(
        keyFile, with: fresh.withUnsafeBytes { Data($0) }, mode: 0o600)
    }
    let data: Data
    do {
      data = try Data(contentsOf: keyFile)
    } catch {
      throw WorkspaceError.fileFailure(
        action: "read", path: keyFile.path, reason: FileWriting.reason(of: error))
    }
    guard data.count == 32 else { throw WorkspaceError.badKey(path: keyFile.path) }
    return Pseudonym(keyBytes: data)
  }
}
