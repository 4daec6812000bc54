// SPDX-License-Identifier: Apache-2.0
// Copyright the Rendement authors

internal import Foundation
public import Quantities

/// Figures inside sentences: three significant digits, in the manner of each language.
public enum FigureText {
  /// A number with three significant digits: `1,234`, `0.0123`; in French `1 234`, `0,0123`.
  public static func number(_ value: Double, _ language: Language) -> String {
    guard value.isFinite else { return value.isNaN ? "?" : (value > 0 ? "∞" : "−∞") }
    let size = abs(value)
    guard size > 0 else { return "0" }
    let order = Int(log10(size).rounded(.down))
    let decimals = max(0, min(12, 2 - order))
    let text = grouped(String(format: "%.\(decimals)f", size), language)
    return (value < 0 ? "−" : "") + text
  }

  /// A number with its sign: `+12.3`, `−0.5`, `0`.
  public static func signed(_ value: Double, _ language: Language) -> String {
    (value > 0 ? "+" : "") + number(value, language)
  }

  /// A fraction as a percentage: 0.084 is `8.4%`, in French `8,4 %`.
  public static func percent(_ value: Double, _ language: Language) -> String {
    percentText(value, language, sign: false)
  }

  /// A fraction as a percentage with its sign.
  public static func signedPercent(_ value: Double, _ language: Language) -> String {
    percentText(value, language, sign: true)
  }

  /// A p-value: `p = 0.012`, `p < 0.0001`.
  public static func pValue(_ value: Double, _ language: Language) -> String {
    guard value >= 0.0001 else {
      return language == .french ? "p < 0,0001" : "p < 0.0001"
    }
    let text = String(format: value < 0.001 ? "%.4f" : "%.3f", value)
    return "p = " + (language == .french ? text.replacingOccurrences(of: ".", with: ",") : text)
  }

  private static func percentText(_ value: Double, _ language: Language, sign: Bool) -> String {
    guard value.isFinite else { return number(value, language) }
    let percent = 100 * value
    let size = abs(percent)
    var text = String(format: size >= 10 ? "%.1f" : "%.2f", size)
    if text.contains(".") {
      while text.hasSuffix("0") { text.removeLast() }
      if text.hasSuffix(".") { text.removeLast() }
    }
    let mark = percent < 0 && text != "0" ? "−" : (sign && percent > 0 ? "+" : "")
    return mark + grouped(text, language) + (language == .french ? "\u{202F}%" : "%")
  }

  private static func grouped(_ text: String, _ language: Language) -> String {
    let parts = text.split(separator: ".", omittingEmptySubsequences: false)
    guard let whole = parts.first else { return text }
    var result = ""
    for (place, digit) in whole.enumerated() {
      if place > 0, (whole.count - place).isMultiple(of: 3) {
        result += language == .french ? "\u{202F}" : ","
      }
      result.append(digit)
    }
    guard parts.count == 2 else { return result }
    return result + (language == .french ? "," : ".") + parts[1]
  }
}
