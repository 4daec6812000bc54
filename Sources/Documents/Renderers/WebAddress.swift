// SPDX-License-Identifier: Apache-2.0
// Copyright the Rendement authors

import Foundation

/// Which addresses a document may link to.
enum WebAddress {
  /// Whether an address is an absolute `http` or `https` one; `javascript:` and the like are not.
  static func isSafe(_ address: String) -> Bool {
    guard let url = URL(string: address), let scheme = url.scheme?.lowercased() else {
      return false
    }
    return (scheme == "http" || scheme == "https") && url.host?.isEmpty == false
  }
}
