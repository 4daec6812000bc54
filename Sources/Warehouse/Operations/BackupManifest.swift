// SPDX-License-Identifier: Apache-2.0
// Copyright the Rendement authors

import Foundation

/// The list of files in a backup, with the checksum of each.
struct BackupManifest: Codable, Equatable {
  static let currentFormat = 1
  static let fileName = "rendement-backup.json"

  /// The format of the archive; 1 is the first.
  var formatVersion: Int
  /// When it was made.
  var createdAt: Date
  /// SHA-256 of each file, by its path inside the workspace.
  var files: [String: String]

  /// Lists the files of a workspace that belong in a backup: all but scratch, locks and exports.
  init(of workspace: Workspace, createdAt: Date) throws {
    formatVersion = Self.currentFormat
    self.createdAt = createdAt
    files = [:]
    for path in try Self.paths(under: workspace.root) where Self.belongs(path) {
      files[path] = try ContentHash.of(workspace.root.appendingPathComponent(path))
    }
  }

  /// The regular files under a folder, as paths relative to it; a link is an error.
  static func paths(under root: URL) throws -> [String] {
    var paths = [String]()
    for path in try FileManager.default.subpathsOfDirectory(atPath: root.path).sorted() {
      let full = root.appendingPathComponent(path).path
      let type = try FileManager.default.attributesOfItem(atPath: full)[.type] as? FileAttributeType
      switch type {
      case .typeRegular: paths.append(path)
      case .typeDirectory: break
      default: throw WarehouseError.badArchive(path: path, detail: "it holds a link or a device")
      }
    }
    return paths
  }

  private static func belongs(_ path: String) -> Bool {
    let top = path.split(separator: "/").first.map(String.init) ?? path
    return !["tmp", "exports", "log", "warehouse.lock", fileName].contains(top)
      && !top.hasPrefix(".")
  }
}
