// SPDX-License-Identifier: Apache-2.0
// Copyright the Rendement authors

internal import Foundation
internal import Quantities
internal import UseCases

/// The sentence that tells a person why something failed, in the language of the command line.
///
/// - Parameter error: The failure.
/// - Returns: Its own words: what is wrong with which value, what was expected, what to do.
func sentence(for error: any Error) -> String {
  FailureSentence.of(error)[spokenLanguage]
}
