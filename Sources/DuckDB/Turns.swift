// SPDX-License-Identifier: Apache-2.0
// Copyright the Rendement authors

/// Who may use a connection while a transaction is open on it.
///
/// An actor lets other calls in wherever a transaction's body waits for something. They would
/// then write inside somebody else's transaction; here they queue until its end.
struct Turns {
  /// Names a transaction for as long as it runs.
  final class Token: Sendable {}

  /// The transaction that the current task runs in.
  @TaskLocal static var current: Token?

  /// The open transaction.
  var holder: Token?
  /// The calls that wait for its end, first come first served.
  var waiting: [CheckedContinuation<Void, Never>] = []

  /// Whether the current task must wait.
  var mustWait: Bool { holder != nil && holder !== Self.current }
}
