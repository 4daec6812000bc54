// SPDX-License-Identifier: Apache-2.0
// Copyright the Rendement authors

import Foundation

#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif

/// Files written whole or not at all, and seen only by their owner.
enum FileWriting {
  /// Makes a folder and its parents with mode 700; one that exists keeps its mode.
  static func makeFolder(_ folder: URL) throws {
    do {
      try FileManager.default.createDirectory(
        at: folder, withIntermediateDirectories: true, attributes: [.posixPermissions: 0o700])
    } catch {
      throw WorkspaceError.fileFailure(
        action: "make the folder", path: folder.path, reason: reason(of: error))
    }
  }

  /// Writes a file beside its place, forces it to disk, and moves it into place.
  static func replace(_ file: URL, with content: Data, mode: mode_t) throws {
    let draft = file.deletingLastPathComponent()
      .appendingPathComponent(".\(file.lastPathComponent).\(UUID().uuidString)")
    do {
      try write(content, to: draft, mode: mode)
      try move(draft, over: file)
    } catch {
      discard(draft)
      throw error
    }
  }

  /// Renames a file over another one, in one step, and forces the folder to disk.
  static func move(_ from: URL, over to: URL) throws {
    guard rename(from.path, to.path) == 0 else { throw failure("write", to, errno) }
    try synchronize(to.deletingLastPathComponent())
  }

  /// Forces a file or a folder to disk.
  static func synchronize(_ item: URL) throws {
    let descriptor = open(item.path, O_RDONLY | O_CLOEXEC)
    guard descriptor >= 0 else { throw failure("open", item, errno) }
    defer { Foundation.close(descriptor) }
    guard fsync(descriptor) == 0 else { throw failure("flush to disk", item, errno) }
  }

  /// Removes a file or a folder that may not be there; a failure is left to the next sweep.
  static func discard(_ item: URL) {
    do {
      try FileManager.default.removeItem(at: item)
    } catch {
      // It was never written, or the next opening of the warehouse sweeps it.
    }
  }

  /// Leaves every folder below one, and itself, to its owner alone, mode 700.
  static func protectFolders(under root: URL) throws {
    let all = FileManager.default.enumerator(at: root, includingPropertiesForKeys: nil)
    let below = (all?.compactMap { $0 as? URL } ?? []).filter(\.hasDirectoryPath)
    for folder in below + [root] {
      do {
        try FileManager.default.setAttributes(
          [.posixPermissions: 0o700], ofItemAtPath: folder.path)
      } catch {
        throw WorkspaceError.fileFailure(
          action: "protect the folder", path: folder.path, reason: reason(of: error))
      }
    }
  }

  /// Leaves a file to its owner alone, mode 600.
  static func protect(_ file: URL) throws {
    guard chmod(file.path, 0o600) == 0 else { throw failure("protect", file, errno) }
  }

  /// Closes a file that was only read.
  static func close(_ handle: FileHandle) {
    do {
      try handle.close()
    } catch {
      // Nothing was written through it, so nothing can be lost.
    }
  }

  /// The error of a failed system call, as one sentence.
  static func failure(_ action: String, _ item: URL, _ code: Int32) -> WorkspaceError {
    .fileFailure(action: action, path: item.path, reason: String(cString: strerror(code)))
  }

  /// What an error of the file system says, on one line.
  static func reason(of error: any Error) -> String {
    if let known = error as? WorkspaceError { return known.description }
    let cocoa = error as NSError
    let underlying = cocoa.userInfo[NSUnderlyingErrorKey] as? NSError
    if let underlying, underlying.domain == NSPOSIXErrorDomain {
      return String(cString: strerror(Int32(underlying.code)))
    }
    return SettingsReader.oneLine(cocoa.localizedDescription)
  }

  private static func write(_ content: Data, to file: URL, mode: mode_t) throws {
    let descriptor = open(file.path, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, mode)
    guard descriptor >= 0 else { throw failure("write", file, errno) }
    defer { Foundation.close(descriptor) }
    try content.withUnsafeBytes { try write($0, to: descriptor, file) }
    guard fsync(descriptor) == 0 else { throw failure("flush to disk", file, errno) }
  }

  /// Writes all bytes to an open file.
  static func write(
    _ bytes: UnsafeRawBufferPointer, to descriptor: Int32, _ file: URL
  ) throws {
    var offset = 0
    while offset < bytes.count {
      let written = Foundation.write(
        descriptor, bytes.baseAddress.map { $0 + offset }, bytes.count - offset)
      if written < 0, errno == EINTR { continue }
      guard written > 0 else { throw failure("write", file, errno) }
      offset += written
    }
  }
}
