// SPDX-License-Identifier: Apache-2.0
// Copyright the Rendement authors

public import Quantities

extension WorkforceError: CustomStringConvertible {
  /// The sentence in English.
  public var description: String { message.en }

  /// What is wrong with which value, what was expected, what to do.
  public var message: LocalizedText {
    switch self {
    case .outOfDomain(let quantity, let value, let bound):
      return LocalizedText(
        en: "The \(quantity.name.en) is \(value). It must be \(bound.words.en).",
        fr: "\(quantity.name.fr) : \(value). Il faut une valeur \(bound.words.fr).")
    case .interval(let number, let quantity, let value, let bound):
      return LocalizedText(
        en: "In interval \(number) the \(quantity.name.en) is \(value). It must be "
          + "\(bound.words.en); correct the row or leave it out.",
        fr: "Intervalle \(number), \(quantity.name.fr) : \(value). Il faut une valeur "
          + "\(bound.words.fr) ; corrigez la ligne ou retirez-la.")
    case .nothing(let things): return things.sentence
    case .patienceUnknown:
      return LocalizedText(
        en: "A target on abandonment needs the callers' patience: give its mean in seconds, or "
          + "let it be estimated from waits and hang-ups.",
        fr: "Un objectif d'abandon exige la patience des appelants : donnez sa moyenne en "
          + "secondes, ou faites-la estimer à partir des attentes et des abandons.")
    case .noTarget:
      return LocalizedText(
        en: "No target is given. Name at least one: a service level, an average wait, an "
          + "abandonment or an occupancy.",
        fr: "Aucun objectif n'est donné. Nommez-en un : niveau de service, attente moyenne, "
          + "abandon ou occupation.")
    case .unreachable(let targets, let agents):
      let names = targets.map(\.name)
      return LocalizedText(
        en: "\(names.map(\.en).joined(separator: " with ")) is not reached with \(agents) agents. "
          + "Check the target and the handle time.",
        fr: "\(names.map(\.fr).joined(separator: " avec ")) : hors d'atteinte avec \(agents) "
          + "agents. Vérifiez l'objectif et la durée de traitement.")
    case .deadlineUnreachable(let intervals, _):
      return LocalizedText(
        en: "Contacts come due \(intervals) intervals after they arrive, while nobody is at work. "
          + "Open more intervals or allow a longer deadline.",
        fr: "Des contacts arrivent à échéance \(intervals) intervalles après leur arrivée, alors "
          + "que personne ne travaille. Ouvrez plus d'intervalles ou allongez le délai.")
    case .unequalLengths(let left, let right):
      return LocalizedText(
        en: "There are \(left) intervals in one list and \(right) in the other. They must be as "
          + "many.",
        fr: "Une liste compte \(left) intervalles et l'autre \(right). Il en faut autant.")
    case .duplicateShift(let name):
      return LocalizedText(
        en: "The shift '\(name)' occurs twice. Each needs a name of its own.",
        fr: "L'horaire « \(name) » figure deux fois. Chacun doit avoir son nom.")
    }
  }
}

extension WorkforceError.Things {
  var sentence: LocalizedText {
    switch self {
    case .intervals:
      LocalizedText(
        en: "There are no intervals. Give at least one.",
        fr: "Il n'y a aucun intervalle. Donnez-en au moins un.")
    case .queues:
      LocalizedText(
        en: "There are no queues. Give at least one.",
        fr: "Il n'y a aucune file. Donnez-en au moins une.")
    case .groups:
      LocalizedText(
        en: "There are no groups of agents. Give at least one.",
        fr: "Il n'y a aucun groupe d'agents. Donnez-en au moins un.")
    case .shiftPatterns:
      LocalizedText(
        en: "There are no shift patterns. Give at least one, with its start and end.",
        fr: "Il n'y a aucun horaire type. Donnez-en au moins un, avec début et fin.")
    case .hangUps:
      LocalizedText(
        en: "Nobody hung up, so that patience cannot be estimated. Take a longer period, or plan "
          + "without abandonment (Erlang C).",
        fr: "Personne n'a raccroché : la patience ne peut pas être estimée. Prenez une période "
          + "plus longue, ou planifiez sans abandon (Erlang C).")
    }
  }
}

extension WorkforceError.Bound {
  var words: LocalizedText {
    switch self {
    case .aboveZero: LocalizedText(en: "above 0", fr: "supérieure à 0")
    case .atLeast(let least):
      LocalizedText(en: "\(plain(least)) or more", fr: "d'au moins \(plain(least))")
    case .below(let limit):
      LocalizedText(en: "below \(plain(limit))", fr: "inférieure à \(plain(limit))")
    case .range(let low, let high):
      LocalizedText(
        en: "from \(plain(low)) to \(plain(high))", fr: "de \(plain(low)) à \(plain(high))")
    case .between0and1:
      LocalizedText(
        en: "above 0 and below 1; 0.8 means 80 %, and no team reaches 100 %",
        fr: "entre 0 et 1 exclus ; 0,8 signifie 80 %, et aucune équipe n'atteint 100 %")
    case .shareBelowOne:
      LocalizedText(
        en: "at least 0 and below 1; 0.3 means 30 %",
        fr: "d'au moins 0 et inférieure à 1 ; 0,3 signifie 30 %")
    case .shareAboveZero:
      LocalizedText(
        en: "above 0 and at most 1; 0.85 means 85 %",
        fr: "supérieure à 0 et d'au plus 1 ; 0,85 signifie 85 %")
    }
  }

  private func plain(_ value: Double) -> String {
    Int(exactly: value).map(String.init) ?? "\(value)"
  }
}

extension StaffingTarget {
  /// The target in words.
  public var name: LocalizedText {
    func points(_ share: Double) -> String { "\((share * 10_000).rounded() / 100) %" }
    return switch self {
    case .serviceLevel(let share, let seconds):
      LocalizedText(
        en: "A service level of \(points(share)) within \(seconds) s",
        fr: "Un niveau de service de \(points(share)) en \(seconds) s")
    case .serviceLevelOfServed(let share, let seconds):
      LocalizedText(
        en: "A service level of \(points(share)) of those served within \(seconds) s",
        fr: "Un niveau de service de \(points(share)) des servis en \(seconds) s")
    case .averageSpeedOfAnswer(let seconds):
      LocalizedText(
        en: "An average speed of answer of \(seconds) s", fr: "Un délai moyen de \(seconds) s")
    case .abandonment(let share):
      LocalizedText(
        en: "An abandonment of \(points(share))", fr: "Un taux d'abandon de \(points(share))")
    case .occupancy(let share):
      LocalizedText(
        en: "An occupancy of \(points(share))", fr: "Un taux d'occupation de \(points(share))")
    }
  }
}
