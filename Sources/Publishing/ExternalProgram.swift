// SPDX-License-Identifier: Apache-2.0
// Copyright the Rendement authors

package import Foundation
import Synchronization

/// A program of this machine that is run to make a part of a document.
package struct ExternalProgram: Sendable, Hashable {
  /// Its name for people, such as `chromium`.
  package let name: String
  /// Where it lies.
  package let file: URL

  /// Finds the first program of some names in the folders of `PATH`.
  ///
  /// - Parameters:
  ///   - names: Names to look for, the preferred one first.
  ///   - environment: The process's environment.
  /// - Returns: The program; nil when none is there.
  package static func find(
    _ names: [String], environment: [String: String] = ProcessInfo.processInfo.environment
  ) -> ExternalProgram? {
    let folders = (environment["PATH"] ?? "/usr/local/bin:/usr/bin:/bin").split(separator: ":")
    for name in names {
      for folder in folders {
        let file = URL(filePath: "\(folder)/\(name)")
        if FileManager.default.isExecutableFile(atPath: file.path) {
          return ExternalProgram(name: name, file: file)
        }
      }
    }
    return nil
  }

  /// Runs the program to its end, without a shell.
  ///
  /// - Parameters:
  ///   - arguments: Its arguments.
  ///   - folder: The folder in which it runs; its words are kept there while it runs.
  ///   - environment: Variables added to those of this process.
  ///   - seconds: How long it may take.
  /// - Throws: ``PublishingError`` when it fails or takes too long.
  package func run(
    _ arguments: [String], in folder: URL, environment: [String: String] = [:], seconds: Int = 60
  ) async throws {
    let log = folder.appending(path: "words-of-\(name)")
    try Data().write(to: log)
    let words = try FileHandle(forWritingTo: log)
    let process = Process()
    process.executableURL = file
    process.arguments = arguments
    process.currentDirectoryURL = folder
    process.environment = ProcessInfo.processInfo.environment.merging(environment) { $1 }
    process.standardInput = FileHandle.nullDevice
    process.standardOutput = words
    process.standardError = words
    let identifier = Mutex<Int32>(0)
    let isLate = Mutex(false)
    let status: Int32 = try await withCheckedThrowingContinuation { continuation in
      process.terminationHandler = { continuation.resume(returning: $0.terminationStatus) }
      do {
        try process.run()
        identifier.withLock { $0 = process.processIdentifier }
        DispatchQueue.global().asyncAfter(deadline: .now() + .seconds(seconds)) {
          isLate.withLock { $0 = true }
          let running = identifier.withLock { $0 }
          if running != 0 { kill(running, SIGKILL) }
        }
      } catch {
        process.terminationHandler = nil
        continuation.resume(throwing: error)
      }
    }
    identifier.withLock { $0 = 0 }
    try words.close()
    if status == 0 { return }
    if isLate.withLock({ $0 }) { throw PublishingError.tooSlow(program: name, seconds: seconds) }
    throw PublishingError.failed(program: name, status: status, words: lastWords(in: log))
  }

  /// The last lines that the program wrote, short enough for a sentence.
  private func lastWords(in log: URL) -> String {
    guard let data = FileManager.default.contents(atPath: log.path) else { return "" }
    let lines = String(decoding: data, as: UTF8.self).split(whereSeparator: \.isNewline)
    return String(lines.suffix(3).joined(separator: " ").suffix(300))
  }
}
