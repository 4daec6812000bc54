// SPDX-License-Identifier: Apache-2.0
// Copyright the Rendement authors

/// What this program is.
package enum Release {
  /// The version, as in the change log.
  package static let version = "0.1.0"
}
