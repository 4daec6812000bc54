// SPDX-License-Identifier: Apache-2.0
// Copyright the Rendement authors

public import Quantities

/// The public holidays of France.
///
/// Source: Code du travail, article L3133-1; for Alsace and Moselle also Good Friday and
/// 26 December (ordinance of 16 August 1892, article L3134-13).
public enum FrenchHolidays {
  /// Where the site lies.
  public enum Region: String, Sendable, Hashable, CaseIterable {
    /// Metropolitan France except Alsace and Moselle.
    case metropole
    /// Bas-Rhin, Haut-Rhin and Moselle.
    case alsaceMoselle = "alsace-moselle"
  }

  /// The holidays of a year with their names.
  ///
  /// - Parameters:
  ///   - year: A year of the Gregorian calendar, 1583 to 9999.
  ///   - region: Where the site lies.
  /// - Returns: 11 days in metropolitan France, 13 in Alsace and Moselle, ascending.
  public static func days(in year: Int, region: Region = .metropole)
    -> [(day: LocalDate, name: LocalizedText)]
  {
    let easter = easterSunday(in: year)
    var days: [(Int, Int, String, String)] = [
      (1, 1, "New Year's Day", "Jour de l'an"), (5, 1, "Labour Day", "Fête du Travail"),
      (5, 8, "Victory Day 1945", "Victoire 1945"), (7, 14, "National Day", "Fête nationale"),
      (8, 15, "Assumption", "Assomption"), (11, 1, "All Saints", "Toussaint"),
      (11, 11, "Armistice", "Armistice 1918"), (12, 25, "Christmas", "Noël"),
    ]
    var moving = [
      (1, "Easter Monday", "Lundi de Pâques"), (39, "Ascension", "Ascension"),
      (50, "Whit Monday", "Lundi de Pentecôte"),
    ]
    if region == .alsaceMoselle {
      days.append((12, 26, "Saint Stephen's Day", "Saint-Étienne"))
      moving.append((-2, "Good Friday", "Vendredi saint"))
    }
    let fixed = days.compactMap { month, day, en, fr in
      LocalDate(year: year, month: month, day: day).map {
        (day: $0, name: LocalizedText(en: en, fr: fr))
      }
    }
    let others = moving.map { offset, en, fr in
      (day: easter.adding(days: offset), name: LocalizedText(en: en, fr: fr))
    }
    return (fixed + others).sorted { $0.day < $1.day }
  }

  /// The holidays from one day to another.
  public static func days(from first: LocalDate, through last: LocalDate, region: Region)
    -> Set<LocalDate>
  {
    guard first <= last else { return [] }
    let all = (first.year...last.year).flatMap { days(in: $0, region: region).map(\.day) }
    return Set(all.filter { first <= $0 && $0 <= last })
  }

  /// Easter Sunday.
  ///
  /// Source: the algorithm of Meeus, Jones and Butcher, exact for the Gregorian calendar.
  public static func easterSunday(in year: Int) -> LocalDate {
    let a = year % 19
    let century = year / 100
    let c = year % 100
    let skew = (8 * century + 13) / 25
    let h = (19 * a + century - century / 4 - skew + 15) % 30
    let k = (32 + 2 * (century % 4) + 2 * (c / 4) - h - c % 4) % 7
    let m = (a + 11 * h + 22 * k) / 451
    let shifted = h + k - 7 * m + 114
    let march = LocalDate(daysSinceEpoch: 0)
    return LocalDate(year: year, month: shifted / 31, day: shifted % 31 + 1) ?? march
  }
}
