// SPDX-License-Identifier: Apache-2.0
// Copyright the Rendement authors

package import Quantities

/// Why a case file cannot be read: all its faults, in the order of their lines.
package struct CaseFileError: Error, Sendable, Hashable {
  /// At least one fault.
  package let faults: [CaseFileFault]

  /// The faults as diagnostics, located at `line:column`.
  package var diagnostics: [Diagnostic] {
    faults.map { fault in
      Diagnostic(
        .error, code: fault.code, message: fault.message,
        location: "\(fault.place.line):\(fault.place.column)")
    }
  }
}

/// One fault of a case file.
package struct CaseFileFault: Sendable, Hashable {
  /// Where it stands.
  package let place: SourcePlace
  /// A stable code such as `case.unknown-key`.
  package let code: String
  /// What is wrong, what was expected, what to do.
  package let message: LocalizedText
}

extension CaseFileError: CustomStringConvertible {
  /// The faults in English, one per line.
  package var description: String {
    faults.map { "line \($0.place.line): \($0.message.en)" }.joined(separator: "\n")
  }
}
