// SPDX-License-Identifier: Apache-2.0
// Copyright the Rendement authors

import Foundation

/// The settings with which the engine opens, chosen for this machine.
struct EngineSettings {
  /// Settings that the engine takes when it opens, by name.
  let atOpening: [String: String]

  /// Chooses the settings.
  ///
  /// Nothing is fetched from a network, times are UTC, and spilled data stays in the workspace.
  ///
  /// - Parameters:
  ///   - temporary: Where the engine may spill what does not fit into memory.
  ///   - environment: `RENDEMENT_MEMORY_LIMIT` (such as `2GB`) caps the memory, else it is 60 %
  ///     of the machine's or the container's.
  /// - Throws: ``WarehouseError/badMemoryLimit(_:)``.
  init(temporary: URL, environment: [String: String]) throws {
    atOpening = [
      "autoinstall_known_extensions": "false",
      "autoload_known_extensions": "false",
      // Newer compression: files as small, written a fifth faster than in the oldest format.
      "storage_compatibility_version": "v1.4.0",
      // Trying these on every string column takes half of an import's time; the combined
      // dictionary method stays and compresses as well.
      "disabled_compression_methods": "zstd,fsst,dictionary",
      "memory_limit": try Self.memoryLimit(environment),
      "temp_directory": temporary.path,
      "threads": String(max(1, ProcessInfo.processInfo.activeProcessorCount)),
    ]
  }

  private static func memoryLimit(_ environment: [String: String]) throws -> String {
    if let text = environment["RENDEMENT_MEMORY_LIMIT"], !text.isEmpty {
      guard text.wholeMatch(of: /[1-9][0-9]{0,6}(\.[0-9])? ?(MB|GB|TB|MiB|GiB|TiB)/) != nil else {
        throw WarehouseError.badMemoryLimit(text)
      }
      return text
    }
    var bytes = ProcessInfo.processInfo.physicalMemory
    if let allowed = containerLimit() { bytes = min(bytes, allowed) }
    return "\(max(256, bytes / 1_048_576 * 6 / 10))MiB"
  }

  /// The memory that the control group grants; nil when there is no limit.
  private static func containerLimit() -> UInt64? {
    let file = "/sys/fs/cgroup/memory.max"
    guard FileManager.default.fileExists(atPath: file),
      let data = FileManager.default.contents(atPath: file)
    else { return nil }
    return UInt64(
      String(decoding: data, as: UTF8.self).trimmingCharacters(in: .whitespacesAndNewlines))
  }
}
