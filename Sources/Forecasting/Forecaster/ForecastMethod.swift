// SPDX-License-Identifier: Apache-2.0
// Copyright the Rendement authors

public import Quantities

/// A way to forecast that the forecaster compares.
public enum ForecastMethod: String, Sendable, Hashable, Codable, CaseIterable {
  case lastCycle = "last-cycle"
  case lastLongCycle = "last-long-cycle"
  case cycleMeans = "cycle-means"
  case sameWeekdayMeans = "same-weekday-means"
  case longWeekdayMeans = "same-weekday-means-8"
  case exponentialSmoothing = "exponential-smoothing"
  case theta
  case dynamicTheta = "dynamic-theta"
  case multipleSeasons = "multiple-seasons"
  case seasonsWithDailyLevel = "seasons-daily-level"
  case dailyProfile = "daily-profile"
  case calendarProfile = "calendar-profile"
  case calendar
  case combination

  /// The method's name for people.
  public var name: LocalizedText {
    switch self {
    case .lastCycle: LocalizedText(en: "Seasonal naive", fr: "Naïve saisonnière")
    case .lastLongCycle:
      LocalizedText(en: "Seasonal naive, longest season", fr: "Naïve, plus longue saison")
    case .cycleMeans:
      LocalizedText(en: "Mean of the last four cycles", fr: "Moyenne des quatre derniers cycles")
    case .sameWeekdayMeans:
      LocalizedText(
        en: "Mean of the last four same weekdays",
        fr: "Moyenne des quatre derniers mêmes jours de semaine")
    case .longWeekdayMeans:
      LocalizedText(
        en: "Mean of the last eight same weekdays",
        fr: "Moyenne des huit derniers mêmes jours de semaine")
    case .exponentialSmoothing:
      LocalizedText(en: "Exponential smoothing (ETS)", fr: "Lissage exponentiel (ETS)")
    case .theta: LocalizedText(en: "Theta", fr: "Thêta")
    case .dynamicTheta:
      LocalizedText(en: "Dynamic optimised Theta", fr: "Thêta dynamique optimisé")
    case .multipleSeasons:
      LocalizedText(
        en: "Several seasons (MSTL) with smoothing", fr: "Saisons multiples (MSTL) et lissage")
    case .seasonsWithDailyLevel:
      LocalizedText(
        en: "Several seasons (MSTL) about a daily level",
        fr: "Saisons multiples (MSTL) autour d'un niveau quotidien")
    case .dailyProfile:
      LocalizedText(
        en: "Daily total by smoothing × intraday profile",
        fr: "Total du jour par lissage × profil intrajournalier")
    case .calendarProfile:
      LocalizedText(
        en: "Daily total by calendar × intraday profile",
        fr: "Total du jour par calendrier × profil intrajournalier")
    case .calendar:
      LocalizedText(
        en: "Calendar regression with harmonics", fr: "Régression calendaire harmonique")
    case .combination:
      LocalizedText(
        en: "Combination weighted by back-test", fr: "Combinaison pondérée par le test rétrospectif"
      )
    }
  }

  /// The weight of the method before the back-test speaks, relative to the others.
  var priorWeight: Double {
    switch self {
    case .lastCycle, .lastLongCycle: 0.3
    case .longWeekdayMeans: 0.5
    default: 1
    }
  }
}

extension ForecastTask {
  /// The methods that suit the series.
  func candidates() -> [ForecastMethod] {
    if let grid = DayGrid(self) {
      var methods: [ForecastMethod] = [
        .lastCycle, .lastLongCycle, .sameWeekdayMeans, .longWeekdayMeans, .multipleSeasons,
        .seasonsWithDailyLevel, .dailyProfile,
      ]
      if !grid.dates.isEmpty { methods.append(.calendarProfile) }
      return methods
    }
    if season > ExponentialSmoothing.longestPeriod || periods.count > 1 {
      return [
        .lastCycle, .lastLongCycle, .cycleMeans, .multipleSeasons, .seasonsWithDailyLevel,
        .dynamicTheta,
      ]
    }
    var methods: [ForecastMethod] = [
      .lastCycle, .exponentialSmoothing, .theta, .dynamicTheta,
    ]
    if isDaily { methods += [.calendar, .cycleMeans] }
    if hiddenSeason != nil { methods.append(.multipleSeasons) }
    return methods
  }

  /// Whether the moments are days or weeks, so that a calendar applies.
  var isDaily: Bool {
    guard moments.count > 2 else { return false }
    let gaps = zip(moments.dropFirst(), moments).map {
      Double($0.day.daysSinceEpoch - $1.day.daysSinceEpoch)
    }
    let gap = RobustScale.median(gaps)
    return gap >= 1 && gap <= 7
  }

  /// A season that nobody named: a year of weeks in a long series without season.
  var hiddenSeason: Int? {
    guard periods.isEmpty, values.count >= 3 * 52 else { return nil }
    let differences = zip(values.dropFirst(), values).map { $0 - $1 }
    return SeasonalTest.isSeasonal(differences, period: 52) ? 52 : nil
  }
}
