// SPDX-License-Identifier: Apache-2.0
// Copyright the Rendement authors

import CDuckDB
import Foundation
import Synchronization

/// DuckDB's dynamic library, found, checked and opened.
///
/// It is looked for, in this order: the path given, `RENDEMENT_LIBDUCKDB`, the folder of the
/// executable, the system's loader, the usual folders (Homebrew's too), the folder that
/// `make setup` fills, and `vendor` in the current folder.
package struct EngineLibrary: Sendable {
  /// The file that was opened.
  package let path: String
  /// Its version, such as `v1.5.5`.
  package let version: String
  let engine: Engine

  /// The reader of `.xlsx` files that lies beside the library, to `LOAD` by path; nil for none.
  package var excelExtensionPath: String? {
    let beside = URL(filePath: path).deletingLastPathComponent()
      .appending(path: "excel.duckdb_extension").path
    return FileManager.default.fileExists(atPath: beside) ? beside : nil
  }

  /// Finds and opens the library; a second call finds it open.
  ///
  /// - Parameters:
  ///   - explicitPath: The library to open, and no other.
  ///   - environment: Where `RENDEMENT_LIBDUCKDB`, `RENDEMENT_ENGINE_HOME` and `HOME` are read.
  /// - Returns: The library, its version checked and every function found.
  /// - Throws: ``DuckDBError/libraryRefused(path:reason:)`` when the one asked for is no good;
  ///   ``DuckDBError/libraryNotFound(looked:refused:)`` when none is found.
  package static func load(
    explicitPath: String? = nil,
    environment: [String: String] = ProcessInfo.processInfo.environment
  ) throws(DuckDBError) -> EngineLibrary {
    if let path = explicitPath ?? nonEmpty(environment["RENDEMENT_LIBDUCKDB"]) {
      return try open(path)
    }
    var refused: [String] = []
    let places = places(environment: environment)
    for place in places {
      // A bare name is the system loader's to find; any other must exist.
      let isBare = !place.contains("/")
      guard isBare || FileManager.default.fileExists(atPath: place) else { continue }
      do {
        return try open(place)
      } catch {
        guard case .libraryRefused(let path, let reason) = error, !isBare || !isAbsence(reason)
        else { continue }
        refused.append("\(path): \(reason)")
      }
    }
    throw .libraryNotFound(looked: places, refused: refused)
  }

  private static func nonEmpty(_ text: String?) -> String? {
    guard let text, !text.isEmpty else { return nil }
    return text
  }

  private static func isAbsence(_ reason: String) -> Bool {
    reason.contains("cannot open shared object file") || reason.contains("no such file")
  }

  /// Every file, or bare name, that is tried, in order.
  private static func places(environment: [String: String]) -> [String] {
    #if os(macOS)
      let name = "libduckdb.dylib"
    #else
      let name = "libduckdb.so"
    #endif
    var folders: [String] = []
    if let executable = Bundle.main.executableURL {
      folders.append(executable.deletingLastPathComponent().path)
    }
    folders.append("")
    folders += ["/usr/local/lib", "/opt/homebrew/lib", "/home/linuxbrew/.linuxbrew/lib"]
    let home = nonEmpty(environment["HOME"]) ?? NSHomeDirectory()
    let engines =
      nonEmpty(environment["RENDEMENT_ENGINE_HOME"]) ?? "\(home)/.cache/rendement/engine"
    folders.append("\(engines)/\(EngineVersion.installed)-\(architecture)")
    folders.append("\(FileManager.default.currentDirectoryPath)/vendor")
    return folders.map { $0.isEmpty ? name : "\($0)/\(name)" }
  }

  private static var architecture: String {
    #if arch(arm64)
      "aarch64"
    #else
      "x86_64"
    #endif
  }

  // MARK: Opening

  /// The libraries opened so far, by the name they were asked for.
  private static let opened = Mutex<[String: EngineLibrary]>([:])

  private static func open(_ path: String) throws(DuckDBError) -> EngineLibrary {
    if let known = opened.withLock({ $0[path] }) { return known }
    let library = try openAnew(path)
    opened.withLock { $0[path] = library }
    return library
  }

  private static func openAnew(_ path: String) throws(DuckDBError) -> EngineLibrary {
    // The build inside DuckDB's Python package names Python symbols that no query reaches. The
    // set-up puts a library of them beside it, which must be visible when it is opened.
    let stub = URL(filePath: path).deletingLastPathComponent().appending(path: "libpystub.so").path
    if path.contains("/"), FileManager.default.fileExists(atPath: stub) {
      _ = try openFile(stub, isGlobal: true)
    }
    let handle = try openFile(path, isGlobal: false)
    var functions = DuckFunctions()
    if let missing = duck_load_functions(handle, &functions) {
      throw .libraryRefused(
        path: path, reason: "it has no function \(String(cString: missing))")
    }
    let version = functions.library_version().map { String(cString: $0) } ?? "unknown"
    guard let number = EngineVersion(version), number.isAccepted else {
      throw .libraryRefused(
        path: path,
        reason: "its version is \(version), and \(EngineVersion.accepted) is expected")
    }
    let file = path.contains("/") ? path : duck_library_path(&functions).map { String(cString: $0) }
    return EngineLibrary(
      path: file ?? path, version: version, engine: Engine(functions: functions))
  }

  private static func openFile(
    _ path: String, isGlobal: Bool
  ) throws(DuckDBError) -> UnsafeMutableRawPointer {
    var problem: UnsafePointer<CChar>?
    if let handle = duck_open_library(path, isGlobal, &problem) { return handle }
    throw .libraryRefused(
      path: path, reason: problem.map { String(cString: $0) } ?? "the loader gives no reason")
  }
}
