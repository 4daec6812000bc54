// SPDX-License-Identifier: Apache-2.0
// Copyright the Rendement authors

import Foundation
import TestSupport

/// What a run of the program came to.
struct Run {
  var status: Int32
  var output: String
  var diagnostics: String

  /// The output as JSON.
  func json() throws -> Any { try JSONSerialization.jsonObject(with: Data(output.utf8)) }

  /// The output as a JSON object.
  func object() throws -> [String: Any] {
    guard let object = try json() as? [String: Any] else { throw NotAnObject(text: output) }
    return object
  }

  /// The output as JSON rows.
  func rows() throws -> [[String: Any]] {
    guard let rows = try json() as? [[String: Any]] else { throw NotAnObject(text: output) }
    return rows
  }
}

struct NotAnObject: Error { var text: String }

/// The built program, run as a person runs it: a process of its own with real files.
struct Program {
  /// The workspace given to every command; nil for none.
  var workspace: URL?

  /// The executable that lies beside the tests.
  static let executable: URL = {
    let beside = Bundle.allBundles.map(\.bundleURL) + [URL(filePath: CommandLine.arguments[0])]
    let folders = beside.flatMap { [$0.deletingLastPathComponent(), $0] }
    let candidates = folders.map { $0.appending(path: "rendement") }
    return candidates.first {
      FileManager.default.isExecutableFile(atPath: $0.path)
        && !((try? $0.resourceValues(forKeys: [.isDirectoryKey]).isDirectory) ?? true)
    } ?? URL(filePath: "/nowhere/rendement")
  }()

  /// Runs a command in English and waits for its end.
  func callAsFunction(_ arguments: String..., in folder: URL? = nil) throws -> Run {
    let process = start(arguments, in: folder)
    let output = Pipe()
    let diagnostics = Pipe()
    process.standardOutput = output
    process.standardError = diagnostics
    try process.run()
    // Both pipes are read at once: a full one would stop the program.
    let collected = Collected()
    let reader = Thread {
      collected.text = String(
        decoding: diagnostics.fileHandleForReading.readDataToEndOfFile(), as: UTF8.self)
      collected.done.signal()
    }
    reader.start()
    let text = String(decoding: output.fileHandleForReading.readDataToEndOfFile(), as: UTF8.self)
    collected.done.wait()
    process.waitUntilExit()
    return Run(status: process.terminationStatus, output: text, diagnostics: collected.text)
  }

  /// A command that has not been started yet.
  func start(_ arguments: [String], in folder: URL? = nil) -> Process {
    let process = Process()
    process.executableURL = Self.executable
    process.arguments = arguments + (workspace.map { ["--workspace", $0.path] } ?? [])
    var environment = ProcessInfo.processInfo.environment
    environment["RENDEMENT_LANGUAGE"] = "en"
    environment["RENDEMENT_WORKSPACE"] = nil
    process.environment = environment
    if let folder { process.currentDirectoryURL = folder }
    return process
  }
}

/// Text collected by another thread, read after the semaphore.
private final class Collected: @unchecked Sendable {
  // Proof: written before `done` is signalled and read after it was waited for.
  var text = ""
  let done = DispatchSemaphore(value: 0)
}
