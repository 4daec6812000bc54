// SPDX-License-Identifier: Apache-2.0
// Copyright the Rendement authors

import Quantities

/// A number inside a sentence of a language: at most one decimal, rounded half away from zero.
///
/// French writes a comma and a no-break space before the per-cent sign, English a point and none;
/// both a true minus sign (Unicode CLDR 45).
enum WrittenNumber {
  /// A fraction as a whole percentage: 0.123 is `12 %` or `12%`.
  static func percent(_ fraction: Double, _ language: Language) -> String {
    let number = decimal((fraction * 100).rounded(), language)
    return number + (language == .french ? "\u{202F}%" : "%")
  }

  /// A number with one decimal unless it is whole.
  static func decimal(_ value: Double, _ language: Language) -> String {
    let text = plain((value * 10).rounded() / 10).replacing("-", with: "\u{2212}")
    return language == .french ? text.replacing(".", with: ",") : text
  }
}
