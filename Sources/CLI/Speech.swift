// SPDX-License-Identifier: Apache-2.0
// Copyright the Rendement authors

internal import Foundation
package import Quantities

/// The language in which the command line speaks, decided once from the arguments and environment.
///
/// `--language`, else `$RENDEMENT_LANGUAGE`, else the locale (`LC_ALL`, `LC_MESSAGES`, `LANG`),
/// else English.
package let spokenLanguage: Language = {
  let arguments = CommandLine.arguments
  for (index, argument) in arguments.enumerated() {
    if argument == "--language", index + 1 < arguments.count,
      let language = Language(tag: arguments[index + 1])
    {
      return language
    }
    if argument.hasPrefix("--language="),
      let language = Language(tag: String(argument.dropFirst("--language=".count)))
    {
      return language
    }
  }
  let environment = ProcessInfo.processInfo.environment
  for name in ["RENDEMENT_LANGUAGE", "LC_ALL", "LC_MESSAGES", "LANG"] {
    if let value = environment[name], let language = Language(tag: value) { return language }
  }
  return .english
}()

/// The version of a text in the language of the command line.
func say(_ english: String, _ french: String) -> String {
  LocalizedText(en: english, fr: french)[spokenLanguage]
}

/// Writes a line to standard error.
func printDiagnostic(_ text: String) {
  FileHandle.standardError.write(Data((text + "\n").utf8))
}

/// Writes a line to standard output.
func printResult(_ text: String) {
  FileHandle.standardOutput.write(Data((text + "\n").utf8))
}
