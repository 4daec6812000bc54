// SPDX-License-Identifier: Apache-2.0
// Copyright the Rendement authors

import Foundation

/// Compares a text that people or programs read with the file that records it.
///
/// The file lies in `Golden/` beside the test. With `RECORD_GOLDEN=1` in the environment it is
/// written anew, and the comparison still fails, so that a recording is never mistaken for a pass.
///
/// - Parameters:
///   - actual: The text that was made.
///   - name: The file's name, such as `overview-fr.html`.
///   - filePath: The test's own file; leave it out.
/// - Returns: nil when the two are equal, else a sentence with the first line that differs.
/// - Throws: When a file cannot be read or written.
public func goldenMismatch(
  _ actual: String, named name: String, filePath: String = #filePath
) throws -> String? {
  let folder = URL(filePath: filePath).deletingLastPathComponent().appending(path: "Golden")
  let file = folder.appending(path: name)
  if ProcessInfo.processInfo.environment["RECORD_GOLDEN"] == "1" {
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    try Data(actual.utf8).write(to: file)
    return "recorded Golden/\(name); look at the difference, then run without RECORD_GOLDEN"
  }
  guard FileManager.default.fileExists(atPath: file.path) else {
    return "Golden/\(name) does not exist; run once with RECORD_GOLDEN=1"
  }
  let expected = String(decoding: try Data(contentsOf: file), as: UTF8.self)
  guard actual != expected else { return nil }
  let actualLines = actual.split(separator: "\n", omittingEmptySubsequences: false)
  let expectedLines = expected.split(separator: "\n", omittingEmptySubsequences: false)
  let common = zip(actualLines, expectedLines).prefix { $0 == $1 }.count
  let was = common < expectedLines.count ? String(expectedLines[common]) : "(end)"
  let now = common < actualLines.count ? String(actualLines[common]) : "(end)"
  return "Golden/\(name), line \(common + 1): expected «\(was)», got «\(now)»"
}
