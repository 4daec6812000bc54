// SPDX-License-Identifier: Apache-2.0
// Copyright the Rendement authors

internal import Foundation
internal import Quantities

/// What a forecast says to people.
enum ForecastWords {
  /// Why the methods were chosen.
  static func reason(_ outcome: ForecastEngine.Outcome) -> LocalizedText {
    let leading = outcome.weights.weights.sorted {
      ($0.value, $1.key.rawValue) > ($1.value, $0.key.rawValue)
    }.prefix(3)
    func list(_ language: Language) -> String {
      leading.map { "\($0.key.name[language]) (\(Int(($0.value * 100).rounded())) %)" }
        .joined(separator: ", ")
    }
    guard !outcome.test.origins.isEmpty else {
      return LocalizedText(
        en: "The history is too short for a back-test, so methods known to do well on short series "
          + "share the forecast: \(list(.english)).",
        fr: "L'historique est trop court pour un test rétrospectif ; des méthodes réputées sur les "
          + "séries courtes se partagent donc la prévision : \(list(.french)).")
    }
    let count = outcome.test.origins.count
    return LocalizedText(
      en: "Weighted by the errors at \(count) earlier origins: \(list(.english)).",
      fr: "Pondération par les erreurs à \(count) dates passées : \(list(.french)).")
  }

  /// What the reader must know before using the forecast.
  static func notes(
    _ request: ForecastRequest, _ task: ForecastTask, _ outcome: ForecastEngine.Outcome,
    closed: Int
  ) -> [Diagnostic] {
    var notes: [Diagnostic] = []
    if closed > 0 { notes.append(closedNote(closed)) }
    if let note = shortNote(request, task, outcome) { notes.append(note) }
    if let note = naiveNote(outcome) { notes.append(note) }
    if let note = clockNote(request) { notes.append(note) }
    return notes
  }

  private static func closedNote(_ count: Int) -> Diagnostic {
    Diagnostic(
      .note, code: "forecast.closed-slots",
      message: LocalizedText(
        en: "\(count) of the steps lie in slots in which nothing ever came. They are taken as "
          + "closed and forecast as exactly 0.",
        fr: "\(count) pas tombent dans des créneaux où rien n'est jamais arrivé. Ils sont tenus "
          + "pour fermés et prévus à 0 exactement."))
  }

  private static func shortNote(
    _ request: ForecastRequest, _ task: ForecastTask, _ outcome: ForecastEngine.Outcome
  ) -> Diagnostic? {
    let dropped = request.periods.filter { $0 > 1 && 2 * $0 > request.values.count }
    let days = Set(request.moments.map(\.day)).count
    if !request.moments.isEmpty, days > 0, days < 28 {
      return Diagnostic(
        .warning, code: "forecast.new-queue",
        message: LocalizedText(
          en: "There are only \(days) days of history. Weekday means carry the forecast; trend, "
            + "month and year cannot be learnt yet, and the interval is a first guess. Forecast "
            + "again after four weeks.",
          fr: "L'historique ne compte que \(days) jours. La prévision repose sur les moyennes par "
            + "jour de semaine ; tendance, mois et année ne s'apprennent pas encore, et "
            + "l'intervalle est une première estimation. À refaire après quatre semaines."))
    }
    if let longest = dropped.max() {
      return Diagnostic(
        .warning, code: "forecast.season-too-long",
        message: LocalizedText(
          en: "The season of \(longest) points was left out: two whole cycles are needed, and "
            + "there are \(request.values.count) points.",
          fr: "La saison de \(longest) points a été écartée : il faut deux cycles entiers, et la "
            + "série compte \(request.values.count) points."))
    }
    guard outcome.test.origins.isEmpty else { return nil }
    return Diagnostic(
      .warning, code: "forecast.no-back-test",
      message: LocalizedText(
        en: "The history of \(request.values.count) points leaves no room for a back-test of "
          + "\(request.horizon) steps. The interval is the models' own, widened by 15 %.",
        fr: "L'historique de \(request.values.count) points ne permet pas de test rétrospectif sur "
          + "\(request.horizon) pas. L'intervalle est celui des modèles, élargi de 15 %."))
  }

  private static func naiveNote(_ outcome: ForecastEngine.Outcome) -> Diagnostic? {
    guard let own = outcome.rows.first?.meanAbsoluteError,
      let naive = outcome.rows.first(where: { $0.method == .lastCycle })?.meanAbsoluteError,
      own > naive
    else { return nil }
    return Diagnostic(
      .warning, code: "forecast.naive-better",
      message: LocalizedText(
        en: "In the back-test the seasonal naive forecast did better (\(rounded(naive)) against "
          + "\(rounded(own))). The series holds little that can be learnt.",
        fr: "Au test rétrospectif, la prévision naïve saisonnière a fait mieux (\(rounded(naive)) "
          + "contre \(rounded(own))). La série contient peu de choses à apprendre."))
  }

  private static func clockNote(_ request: ForecastRequest) -> Diagnostic? {
    let repeats = zip(request.moments.dropFirst(), request.moments).filter { $0 < $1 }.count
    guard repeats > 0 else { return nil }
    return Diagnostic(
      .note, code: "forecast.repeated-hour",
      message: LocalizedText(
        en: "\(repeats) days of 25 hours are in the history: their repeated hour counts twice in "
          + "the day's total and as two examples of its slots.",
        fr: "L'historique compte \(repeats) jours de 25 heures : l'heure répétée compte deux fois "
          + "dans le total du jour et comme deux exemples de ses créneaux."))
  }

  private static func rounded(_ value: Double) -> String {
    let digits = value >= 100 ? 1.0 : 100
    let text = "\((value * digits).rounded() / digits)"
    return text.hasSuffix(".0") ? String(text.dropLast(2)) : text
  }
}
