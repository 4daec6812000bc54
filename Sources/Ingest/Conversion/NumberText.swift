// SPDX-License-Identifier: Apache-2.0
// Copyright the Rendement authors

/// SQL that reads numbers as people and programs write them.
enum NumberText {
  /// A decimal number from text; null when the text is none.
  ///
  /// Blanks of every width (U+0020, U+00A0, U+202F, U+2009) and a currency sign are dropped; `−`
  /// (U+2212) is a minus.
  /// With a decimal comma, `1 234,56`, `1.234,56` and `1234.5` are read; a dot that stands
  /// before exactly three digits with no comma, `1.234`, is one thousand there. Without,
  /// `1,234.56` and `1234.56` are read and a lone comma is no number.
  ///
  /// - Parameters:
  ///   - text: SQL of the text.
  ///   - decimalComma: Whether the file writes a decimal comma.
  ///   - type: `DOUBLE` or `DECIMAL(18,4)`.
  /// - Returns: SQL of that type.
  static func decimal(_ text: String, decimalComma: Bool, as type: String = "DOUBLE") -> String {
    let number = number(text, decimalComma: decimalComma, as: type)
    guard type == "DOUBLE" else { return number }
    // The engine reads the words `nan` and `inf` as numbers; nobody means them.
    return "nullif(nullif(nullif(\(number), 'nan'), 'inf'), '-inf')"
  }

  private static func number(_ text: String, decimalComma: Bool, as type: String) -> String {
    let bare = """
      translate(regexp_replace(\(text), '[ \\x{00A0}\\x{202F}\\x{2009}€$£%]', '', 'g'), '−', '-')
      """
    let plain = "try_cast(\(text) as \(type))"
    if decimalComma {
      return """
        (case when regexp_full_match(\(bare), '[-+]?[0-9]{1,3}(\\.[0-9]{3})+(,[0-9]*)?')
        then try_cast(replace(replace(\(bare), '.', ''), ',', '.') as \(type))
        else try_cast(replace(\(bare), ',', '.') as \(type)) end)
        """
    }
    return """
      coalesce(\(plain), case when regexp_full_match(\(bare), '[-+]?[0-9]{1,3}(,[0-9]{3})+(\\.[0-9]*)?')
      then try_cast(replace(\(bare), ',', '') as \(type))
      else try_cast(\(bare) as \(type)) end)
      """
  }

  /// A whole number from text; null when the text is none or has a fraction.
  static func integer(_ text: String, decimalComma: Bool) -> String {
    let number = decimal(text, decimalComma: decimalComma)
    return """
      (case when regexp_full_match(\(text), '[-+]?[0-9]{1,18}') then try_cast(\(text) as BIGINT)
      when \(number) = floor(\(number)) and abs(\(number)) < 9e15 then cast(\(number) as BIGINT) end)
      """
  }
}
