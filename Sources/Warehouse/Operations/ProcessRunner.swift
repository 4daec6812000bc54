// SPDX-License-Identifier: Apache-2.0
// Copyright the Rendement authors

import Foundation

/// Runs a program of the system off the cooperative pool.
enum ProcessRunner {
  /// Runs `tar`, without a shell.
  ///
  /// - Parameter arguments: Its arguments.
  /// - Returns: What it printed.
  /// - Throws: ``WarehouseError/archiveTool(detail:)`` with the last line it complained with.
  static func tar(_ arguments: [String]) async throws -> String {
    guard
      let tool = ["/usr/bin/tar", "/bin/tar"].first(
        where: FileManager.default.isExecutableFile(atPath:))
    else { throw WarehouseError.archiveTool(detail: "there is no /usr/bin/tar") }
    return try await withCheckedThrowingContinuation { continuation in
      DispatchQueue.global(qos: .userInitiated).async {
        continuation.resume(with: Result { try run(tool, arguments) })
      }
    }
  }

  private static func run(_ tool: String, _ arguments: [String]) throws -> String {
    let process = Process()
    process.executableURL = URL(fileURLWithPath: tool)
    process.arguments = arguments
    process.environment = ["LC_ALL": "C", "PATH": "/usr/bin:/bin"]
    let output = Pipe()
    // Complaints go to a file: two pipes read in turn could block each other.
    let complaints = FileManager.default.temporaryDirectory
      .appendingPathComponent("rendement-tar-\(UUID().uuidString)")
    try FileWriting.replace(complaints, with: Data(), mode: 0o600)
    defer { FileWriting.discard(complaints) }
    let complaintHandle = try FileHandle(forWritingTo: complaints)
    defer { FileWriting.close(complaintHandle) }
    process.standardOutput = output
    process.standardError = complaintHandle
    do {
      try process.run()
    } catch {
      throw WarehouseError.archiveTool(detail: FileWriting.reason(of: error))
    }
    let printed = try output.fileHandleForReading.readToEnd() ?? Data()
    process.waitUntilExit()
    guard process.terminationStatus == 0 else {
      let said = String(decoding: try Data(contentsOf: complaints), as: UTF8.self)
      let line = said.split(separator: "\n").last.map(String.init) ?? "it failed"
      throw DiskFull.explain(WarehouseError.archiveTool(detail: line), "work with the archive")
    }
    return String(decoding: printed, as: UTF8.self)
  }
}
