// SPDX-License-Identifier: Apache-2.0
// Copyright the Rendement authors

/// A language that Rendement speaks, by its ISO 639-1 code.
public enum Language: String, Sendable, Codable, CaseIterable {
  case french = "fr"
  case english = "en"

  /// The language named by a tag such as `fr`, `fr_FR.UTF-8` or `en-GB`; nil for any other.
  public init?(tag: String) {
    let code = tag.lowercased().prefix(2)
    guard let match = Language.allCases.first(where: { $0.rawValue == code }) else { return nil }
    self = match
  }
}

/// A text that exists in every language of the product.
public struct LocalizedText: Sendable, Hashable, Codable {
  /// The English text.
  public var en: String
  /// The French text.
  public var fr: String

  /// Creates the text from its two versions.
  public init(en: String, fr: String) {
    self.en = en
    self.fr = fr
  }

  /// Creates a text that is the same in every language, such as a name typed by the user.
  public init(verbatim: String) {
    self.init(en: verbatim, fr: verbatim)
  }

  /// The text in one language.
  public subscript(language: Language) -> String {
    switch language {
    case .french: fr
    case .english: en
    }
  }
}
