// SPDX-License-Identifier: Apache-2.0
// Copyright the Rendement authors

internal import Foundation
internal import Synchronization

/// A bar on standard error with rate and time left, for work of more than two seconds.
///
/// Nothing is drawn when standard error is not a terminal, nor in the first two seconds.
final class ProgressBar: Sendable {
  private let title: String
  private let isTerminal: Bool
  private let start = ContinuousClock.now
  /// Seconds after the start at which the bar was last drawn; -1 before the first time.
  private let lastDrawn = Mutex(-1.0)

  /// Creates a bar that shows nothing yet.
  ///
  /// - Parameter title: What is going on, in a few words.
  init(_ title: String) {
    self.title = title
    isTerminal = isatty(STDERR_FILENO) == 1
  }

  /// Draws the bar anew, at most five times a second.
  ///
  /// - Parameters:
  ///   - fraction: The part that is done, 0 to 1; nil when unknown.
  ///   - count: Items done so far, for the rate; nil when unknown.
  ///   - unit: The name of the items, such as "rows".
  func update(fraction: Double?, count: Int? = nil, unit: String = "") {
    let elapsed = seconds(since: start)
    guard isTerminal, elapsed > 2, mayDraw(at: elapsed) else { return }
    var line = "\r\u{1B}[K\(title) "
    if let fraction, fraction > 0, fraction <= 1 {
      let cells = Int((fraction * 24).rounded())
      line += "[" + String(repeating: "#", count: cells)
      line += String(repeating: ".", count: 24 - cells) + "] \(Int(fraction * 100)) % "
      let left = elapsed * (1 - fraction) / fraction
      line += say("\(Int(left.rounded())) s left ", "reste \(Int(left.rounded())) s ")
    }
    if let count { line += "\(Int(Double(count) / elapsed)) \(unit)/s" }
    FileHandle.standardError.write(Data(line.utf8))
  }

  /// Removes the bar from the screen.
  func finish() {
    guard isTerminal, lastDrawn.withLock({ $0 >= 0 }) else { return }
    FileHandle.standardError.write(Data("\r\u{1B}[K".utf8))
  }

  private func mayDraw(at elapsed: Double) -> Bool {
    lastDrawn.withLock { last in
      guard elapsed - last > 0.2 else { return false }
      last = elapsed
      return true
    }
  }

  private func seconds(since start: ContinuousClock.Instant) -> Double {
    let elapsed = ContinuousClock.now - start
    return Double(elapsed.components.seconds) + Double(elapsed.components.attoseconds) * 1e-18
  }
}
