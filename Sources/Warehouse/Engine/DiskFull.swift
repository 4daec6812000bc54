// SPDX-License-Identifier: Apache-2.0
// Copyright the Rendement authors

/// Recognises that an error of the engine or the system means a full disk.
package enum DiskFull {
  private static let signs = [
    "no space left", "disk full", "could not write all bytes", "file too large",
    "disk quota exceeded", "max_temp_directory_size",
  ]

  /// The error itself, or one sentence about the disk.
  package static func explain(_ error: any Error, _ action: String) -> any Error {
    let text = String(describing: error).lowercased()
    return signs.contains { text.contains($0) } ? WarehouseError.diskFull(action: action) : error
  }
}
