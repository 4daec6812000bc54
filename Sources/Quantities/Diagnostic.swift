// SPDX-License-Identifier: Apache-2.0
// Copyright the Rendement authors

/// Something worth telling that does not stop the work: a bad row, a stretched assumption.
public struct Diagnostic: Sendable, Hashable, Codable {
  /// How serious it is.
  public enum Severity: String, Sendable, Codable, CaseIterable {
    case note, warning, error
  }

  /// How serious it is.
  public var severity: Severity
  /// A stable code for programs and documentation, such as `finance.capture-high`.
  public var code: String
  /// One or two sentences: what is wrong with which value, what was expected, what to do.
  public var message: LocalizedText
  /// Where: a file and line, a case line's id, a metric; nil when it concerns the whole.
  public var location: String?

  /// Creates a diagnostic.
  public init(
    _ severity: Severity, code: String, message: LocalizedText, location: String? = nil
  ) {
    self.severity = severity
    self.code = code
    self.message = message
    self.location = location
  }
}
