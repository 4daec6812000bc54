// SPDX-License-Identifier: Apache-2.0
// Copyright the Rendement authors

import Foundation

/// A sink that writes files into a folder; close it to be sure that everything is on disk.
package struct FolderSink: ExportSink {
  /// Why a file of the demonstration world cannot be written.
  package enum Failure: Error, Equatable, CustomStringConvertible {
    case cannotCreate(path: String)

    /// One sentence with the path and what to do.
    package var description: String {
      switch self {
      case .cannotCreate(let path):
        "The file \(path) cannot be created. Check that the folder may be written and that the "
          + "disk has room, or choose another folder."
      }
    }
  }

  private let folder: String
  private var handles: [String: FileHandle] = [:]

  /// Creates the folder when it is missing.
  ///
  /// - Parameter folder: The path of the folder; files of the same names are replaced.
  /// - Throws: Foundation's error when the folder cannot be made.
  package init(folder: String) throws {
    self.folder = folder
    try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
  }

  /// Adds bytes at the end of a file, which replaces an older one on the first call.
  ///
  /// - Throws: ``Failure/cannotCreate(path:)`` or Foundation's error when the disk is full.
  package mutating func append(_ bytes: [UInt8], to file: String) throws {
    let handle = try handles[file] ?? open(file)
    handles[file] = handle
    try handle.write(contentsOf: bytes)
  }

  /// Closes all files; nothing may be appended afterwards.
  package mutating func close() throws {
    for handle in handles.values { try handle.close() }
    handles.removeAll()
  }

  private func open(_ file: String) throws -> FileHandle {
    let path = (folder as NSString).appendingPathComponent(file)
    guard FileManager.default.createFile(atPath: path, contents: nil),
      let handle = FileHandle(forWritingAtPath: path)
    else { throw Failure.cannotCreate(path: path) }
    return handle
  }
}
