// SPDX-License-Identifier: Apache-2.0
// Copyright the Rendement authors

package import Quantities

/// Why a record is rejected; the words are here and nowhere else.
package enum FaultCode: String, Sendable, Codable, CaseIterable {
  case numberUnreadable = "import.number-unreadable"
  case wordUnreadable = "import.yes-no-unreadable"
  case dateUnreadable = "import.date-unreadable"
  case dateOutOfRange = "import.date-out-of-range"
  case timeInGap = "import.time-in-gap"
  case timeWithoutZone = "import.time-without-zone"
  case durationUnreadable = "import.duration-unreadable"
  case durationNegative = "import.duration-negative"
  case valueMissing = "import.value-missing"
  case beforeStart = "import.before-start"
  case outOfScale = "import.out-of-scale"
  case tooManyFields = "import.fields-too-many"
  case tooFewFields = "import.fields-too-few"
  case quoteOpen = "import.quote-open"
  case encodingInvalid = "import.encoding-invalid"
  case lineTooLong = "import.line-too-long"
  case lineUnreadable = "import.line-unreadable"

  /// The sentence for a person.
  package var reason: LocalizedText {
    switch self {
    case .numberUnreadable: LocalizedText(en: "is no number", fr: "n'est pas un nombre")
    case .wordUnreadable: LocalizedText(en: "is neither yes nor no", fr: "n'est ni oui ni non")
    case .dateUnreadable:
      LocalizedText(
        en: "is no date or time in the expected format, or does not exist in the calendar",
        fr: "n'est pas une date ou heure au format attendu, ou n'existe pas au calendrier")
    case .dateOutOfRange:
      LocalizedText(
        en: "lies outside the years 1970 to 2100", fr: "est hors des années 1970 à 2100")
    case .timeInGap:
      LocalizedText(
        en: "does not exist in this time zone: clocks skipped this hour in spring",
        fr: "n'existe pas dans ce fuseau : l'heure est sautée au passage à l'heure d'été")
    case .timeWithoutZone:
      LocalizedText(
        en: "has no time zone while other rows have one; declare it with --time-zone",
        fr: "n'a pas de fuseau alors que d'autres lignes en ont ; déclarez-le avec --time-zone")
    case .durationUnreadable: LocalizedText(en: "is no duration", fr: "n'est pas une durée")
    case .durationNegative:
      LocalizedText(en: "is a negative duration", fr: "est une durée négative")
    case .valueMissing:
      LocalizedText(en: "is empty but required", fr: "est vide alors qu'il est obligatoire")
    case .beforeStart:
      LocalizedText(
        en: "lies before the start of the row", fr: "précède le début de la ligne")
    case .outOfScale:
      LocalizedText(en: "lies outside the scale", fr: "est hors de l'échelle")
    case .tooManyFields:
      LocalizedText(
        en: "the line has more fields than the header",
        fr: "la ligne a plus de champs que l'en-tête")
    case .tooFewFields:
      LocalizedText(
        en: "the line has fewer fields than the header",
        fr: "la ligne a moins de champs que l'en-tête")
    case .quoteOpen:
      LocalizedText(en: "a quote is never closed", fr: "un guillemet n'est jamais fermé")
    case .encodingInvalid:
      LocalizedText(en: "the line is not valid UTF-8", fr: "la ligne n'est pas en UTF-8 valide")
    case .lineTooLong: LocalizedText(en: "the line is too long", fr: "la ligne est trop longue")
    case .lineUnreadable:
      LocalizedText(en: "the line cannot be split into fields", fr: "la ligne ne se découpe pas")
    }
  }
}
