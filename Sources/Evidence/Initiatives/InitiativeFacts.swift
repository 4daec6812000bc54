// SPDX-License-Identifier: Apache-2.0
// Copyright the Rendement authors

import Quantities

/// What counts for the choice of a design, and the rule of each design.
struct InitiativeFacts {
  private let initiative: Initiative
  private let data: AvailableData
  private let starts: [LocalDate]
  private let untreated: Int
  private let unknownUnits: [String]
  private let before: Int
  private let after: Int
  private let daysBefore: Int

  init(_ initiative: Initiative, _ data: AvailableData) {
    self.initiative = initiative
    self.data = data
    var first = initiative.start
    if case .units(let exposed) = initiative.exposure {
      let known = exposed.filter { data.units.contains($0.key) }
      starts = known.values.sorted()
      untreated = data.units.count { exposed[$0] == nil }
      unknownUnits = exposed.keys.filter { !data.units.contains($0) }.sorted()
      first = starts.first ?? first
    } else {
      starts = []
      untreated = 0
      unknownUnits = []
    }
    before = data.steps(before: first)
    after = data.steps(from: first, to: initiative.end)
    daysBefore = first.daysSinceEpoch - data.window.lowerBound.daysSinceEpoch
  }

  private func candidate(
    _ design: StudyDesign, _ lacks: [LocalizedText?], _ en: String, _ fr: String
  ) -> DesignChoice.Candidate {
    DesignChoice.Candidate(
      design: design, lacks: lacks.compactMap { $0 }, reason: LocalizedText(en: en, fr: fr))
  }

  // MARK: What may be missing

  private func need(_ condition: Bool, _ en: String, _ fr: String) -> LocalizedText? {
    condition ? nil : LocalizedText(en: en, fr: fr)
  }

  private func stepsBefore(_ needed: Int) -> LocalizedText? {
    need(
      before >= needed,
      "\(needed) observations before the start (there are \(before)).",
      "\(needed) observations avant le départ (il y en a \(before)).")
  }

  private func stepsAfter(_ needed: Int) -> LocalizedText? {
    need(
      after >= needed,
      "\(needed) observations after the start (there are \(after)).",
      "\(needed) observations après le départ (il y en a \(after)).")
  }

  private func untreatedUnits(_ needed: Int) -> LocalizedText? {
    need(
      untreated >= needed,
      "\(needed) comparable units that the initiative did not reach (there are \(untreated)).",
      "\(needed) unités comparables que l’initiative n’a pas touchées (il y en a \(untreated)).")
  }

  private var exposureByUnit: LocalizedText? {
    need(
      !starts.isEmpty,
      unknownUnits.isEmpty
        ? "The start of each unit: teams, sites or regions that began and others that did not."
        : "Outcomes of \(unknownUnits.joined(separator: ", ")).",
      unknownUnits.isEmpty
        ? "Le départ de chaque unité : des équipes, sites ou régions qui ont commencé et d’autres non."
        : "Les résultats de \(unknownUnits.joined(separator: ", ")).")
  }

  // MARK: The designs

  var randomisedTest: DesignChoice.Candidate {
    let sizes = data.observations
    return candidate(
      .randomisedTest,
      [
        need(
          initiative.exposure == .byLot, "A draw by lot of who meets the initiative.",
          "Un tirage au sort de qui rencontre l’initiative."),
        need(
          sizes.map { min($0.treated, $0.others) >= 2 } ?? false,
          "The outcome of each customer or contact in both groups.",
          "Le résultat de chaque client ou contact des deux groupes."),
      ],
      "Chance decided who met the initiative, so nothing else can differ.",
      "Le hasard a décidé qui rencontrait l’initiative : rien d’autre ne peut différer.")
  }

  var staggeredAdoption: DesignChoice.Candidate {
    let dates = Set(starts).count
    return candidate(
      .staggeredAdoption,
      [
        exposureByUnit,
        need(
          dates >= 2, "Units that began at different dates.",
          "Des unités parties à des dates différentes."),
        need(
          starts.count >= 3, "At least 3 units that began.", "Au moins 3 unités parties."),
        untreatedUnits(2), stepsBefore(2), stepsAfter(1),
      ],
      "\(starts.count) units began at \(dates) dates and \(untreated) never did.",
      "\(starts.count) unités ont commencé à \(dates) dates et \(untreated) jamais.")
  }

  var differenceInDifferences: DesignChoice.Candidate {
    candidate(
      .differenceInDifferences,
      [
        exposureByUnit,
        need(
          Set(starts).count <= 1, "One common start.", "Un départ commun."),
        need(
          starts.count >= 2, "At least 2 units that began.", "Au moins 2 unités parties."),
        untreatedUnits(2), stepsBefore(3), stepsAfter(1),
      ],
      "\(starts.count) units began together, \(untreated) did not, and \(before) observations before "
        + "the start show whether they ran in parallel.",
      "\(starts.count) unités ont commencé ensemble, \(untreated) non, et \(before) observations "
        + "avant le départ montrent si elles évoluaient en parallèle.")
  }

  var syntheticControl: DesignChoice.Candidate {
    candidate(
      .syntheticControl,
      [
        exposureByUnit,
        need(starts.count <= 1, "A single unit that began.", "Une seule unité partie."),
        untreatedUnits(19), stepsBefore(10), stepsAfter(1),
      ],
      "One unit began and \(untreated) others can be weighted to follow it; as placebos they give a "
        + "p-value down to \(FigureText.number(1 / Double(max(1, untreated) + 1), .english)).",
      "Une seule unité a commencé et \(untreated) autres peuvent être pondérées pour la suivre ; "
        + "comme placebos, elles donnent une valeur p jusqu’à "
        + "\(FigureText.number(1 / Double(max(1, untreated) + 1), .french)).")
  }

  var syntheticDifference: DesignChoice.Candidate {
    candidate(
      .syntheticDifferenceInDifferences,
      [
        exposureByUnit,
        need(Set(starts).count <= 1, "One common start.", "Un départ commun."),
        untreatedUnits(5), stepsBefore(8), stepsAfter(1),
      ],
      "Few units began; \(untreated) others are weighted to run in parallel before the start.",
      "Peu d’unités ont commencé ; \(untreated) autres sont pondérées pour évoluer en parallèle avant "
        + "le départ.")
  }

  var structuralSeries: DesignChoice.Candidate {
    candidate(
      .structuralTimeSeries,
      [
        need(
          !data.controlSeries.isEmpty,
          "A series that the initiative cannot have touched, such as another channel or country.",
          "Une série que l’initiative ne peut avoir touchée, comme un autre canal ou pays."),
        stepsBefore(24), stepsAfter(2),
      ],
      "Everybody met it at once, but \(data.controlSeries.joined(separator: ", ")) show what would "
        + "have happened.",
      "Tout le monde l’a rencontrée d’un coup, mais \(data.controlSeries.joined(separator: ", ")) "
        + "montrent ce qui serait arrivé.")
  }

  var interruptedSeries: DesignChoice.Candidate {
    candidate(
      .interruptedTimeSeries,
      [
        stepsBefore(12), stepsAfter(6),
        need(
          daysBefore >= 365,
          "A whole year before the start, to tell season from effect (there are \(daysBefore) days).",
          "Une année entière avant le départ, pour distinguer saison et effet (il y a "
            + "\(max(0, daysBefore)) jours)."),
      ],
      "Everybody met it at once; a long series before (\(before) observations) says where it was going.",
      "Tout le monde l’a rencontrée d’un coup ; une longue série avant (\(before) observations) dit "
        + "où elle allait.")
  }

  private var bothGroups: LocalizedText? {
    need(
      data.observations.map { min($0.treated, $0.others) >= 30 } ?? false,
      "At least 30 single observations in each group.",
      "Au moins 30 observations individuelles par groupe.")
  }

  var matchedComparison: DesignChoice.Candidate {
    candidate(
      .matchedComparison,
      [
        bothGroups,
        need(
          data.covariates.count >= 2,
          "Columns that say which observations are alike, such as reason, language, channel.",
          "Des colonnes qui disent quelles observations se ressemblent : motif, langue, canal."),
        need(
          data.observations.map { $0.others >= 2 * $0.treated } ?? false,
          "Twice as many others as treated, so that each finds its like.",
          "Deux fois plus d’autres que de traités, pour que chacun trouve son semblable."),
      ],
      "Single observations can be compared with those alike in "
        + "\(data.covariates.joined(separator: ", ")).",
      "Les observations peuvent être comparées à leurs semblables par "
        + "\(data.covariates.joined(separator: ", ")).")
  }

  var adjustedComparison: DesignChoice.Candidate {
    candidate(
      .adjustedComparison,
      [
        bothGroups,
        need(
          !data.covariates.isEmpty, "At least one column known before the treatment.",
          "Au moins une colonne connue avant le traitement."),
      ],
      "Known differences (\(data.covariates.joined(separator: ", "))) can be taken out.",
      "Les différences connues (\(data.covariates.joined(separator: ", "))) peuvent être retirées.")
  }

  var beforeAfter: DesignChoice.Candidate {
    candidate(
      .beforeAfter,
      [
        need(
          before >= 1,
          "A baseline: observations before the start. Without one nothing can be proved.",
          "Une situation de départ : des observations avant le départ. Sans elle, rien ne se prouve."
        ),
        stepsAfter(1),
      ],
      "There is a before and an after, and nothing to tell the effect from what else happened.",
      "Il y a un avant et un après, et rien pour distinguer l’effet du reste.")
  }
}
