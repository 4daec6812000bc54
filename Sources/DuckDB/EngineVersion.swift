// SPDX-License-Identifier: Apache-2.0
// Copyright the Rendement authors

/// A version of DuckDB's library.
struct EngineVersion: Comparable, Sendable {
  var major: Int
  var minor: Int
  var patch: Int

  /// The versions this binding was written for, in words: from 1.5.5, the first that was tried,
  /// to the last before 2.1.
  static let accepted = "1.5.5 to 2.0"
  /// The version that the set-up installs.
  static let installed = "1.5.5"

  /// Reads `v1.5.5` or `1.6.0-dev12`; nil for anything else.
  init?(_ text: String) {
    let number = text.hasPrefix("v") ? text.dropFirst() : text[...]
    let parts = number.split(separator: ".", omittingEmptySubsequences: false)
    guard parts.count >= 3, let major = Int(parts[0]), let minor = Int(parts[1]),
      let patch = Int(parts[2].prefix { $0.isNumber })
    else { return nil }
    (self.major, self.minor, self.patch) = (major, minor, patch)
  }

  /// Whether the binding accepts a library of this version.
  var isAccepted: Bool {
    (major, minor, patch) >= (1, 5, 5) && (major, minor) < (2, 1)
  }

  static func < (left: EngineVersion, right: EngineVersion) -> Bool {
    (left.major, left.minor, left.patch) < (right.major, right.minor, right.patch)
  }
}
