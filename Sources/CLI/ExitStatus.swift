// SPDX-License-Identifier: Apache-2.0
// Copyright the Rendement authors

/// How a command ended, as the process's exit code.
///
/// Thrown to end with a code other than 0 after everything has been printed.
package enum ExitStatus: Int32, Error {
  /// The work is done.
  case done = 0
  /// The work could not be done; a sentence on standard error says why.
  case couldNot = 1
  /// The command line or a file given to it is wrong.
  case wrongUse = 2
  /// Done, but some rows were rejected.
  case doneWithRejects = 3
}

/// A mistake in how the command was used, which ends with ``ExitStatus/wrongUse``.
struct WrongUse: Error {
  /// What is wrong with which value, what was expected, what to do.
  var sentence: String
}
