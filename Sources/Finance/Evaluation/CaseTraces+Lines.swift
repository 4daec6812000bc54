// SPDX-License-Identifier: Apache-2.0
// Copyright the Rendement authors

public import Quantities

extension CaseTraces {
  /// Hours and money of each lever.
  var levers: [TracedFigure] {
    zip(businessCase.levers, result.levers).flatMap { lever, value in
      [
        computed(
          "levers.\(lever.id).hours",
          LocalizedText(en: "\(lever.name.en): hours", fr: "\(lever.name.fr) : heures"),
          value.hoursShapley, .hours,
          LocalizedText(
            en: "Shapley share of the paid hours that all levers save together",
            fr: "part de Shapley des heures payées que tous les leviers économisent ensemble"),
          effectInputs(lever, value)
            + (result.workload.map {
              [
                reference(
                  "workload.hoursSaved",
                  LocalizedText(en: "hours saved together", fr: "heures économisées ensemble"),
                  $0.hoursSaved, .hours)
              ]
            } ?? []), grade: value.grade),
        TracedFigure(
          id: "levers.\(lever.id).money", name: lever.name, value: value.presentValue,
          unit: .money,
          formula: LocalizedText(
            en: "hours × cost per paid hour × capture × (1 − risk), discounted",
            fr: "heures × coût de l’heure payée × captation × (1 − risque), actualisé"),
          inputs: [
            reference(
              "levers.\(lever.id).hours", LocalizedText(en: "hours", fr: "heures"),
              value.hoursShapley, .hours),
            reference(
              "capture", LocalizedText(en: "capture", fr: "captation"), businessCase.capture,
              .fraction),
            TracedFigure.Input(LocalizedText(en: "risk", fr: "risque"), lever.risk, .fraction),
          ], provenance: lever.provenance, grade: value.grade),
      ]
    }
  }

  private func effectInputs(_ lever: Lever, _ value: LeverResult) -> [TracedFigure.Input] {
    let name = lever.parameter.name
    let effect: TracedFigure.Input =
      switch lever.effect {
      case .automation:
        TracedFigure.Input(
          LocalizedText(
            en: "reach × containment × (1 − return)",
            fr: "part touchée × part contenue × (1 − retour)"), lever.effect.netDeflection,
          lever.parameter.unit)
      case .to(let target):
        TracedFigure.Input(
          LocalizedText(en: "\(name.en), to", fr: "\(name.fr), cible"), target,
          lever.parameter.unit)
      case .change(let relative):
        TracedFigure.Input(
          LocalizedText(en: "\(name.en), change", fr: "\(name.fr), variation"), relative, .fraction)
      case .points(let points):
        TracedFigure.Input(
          LocalizedText(en: "\(name.en), difference", fr: "\(name.fr), écart"), points,
          lever.parameter.unit)
      }
    return [
      effect,
      TracedFigure.Input(
        LocalizedText(en: "attribution", fr: "attribution"), lever.attribution, .fraction),
    ]
  }

  /// Each gain and cost line.
  var lines: [TracedFigure] {
    let gains = zip(businessCase.gains, result.gains).map { gain, value in
      TracedFigure(
        id: "gains.\(gain.id)", name: gain.name, value: value.presentValue, unit: .money,
        formula: gain.amount.formula.followed(
          en: " × margin × attribution × (1 − risk), discounted",
          fr: " × marge × attribution × (1 − risque), actualisé"),
        inputs: gain.amount.inputs + [
          TracedFigure.Input(LocalizedText(en: "margin", fr: "marge"), gain.margin, .fraction),
          TracedFigure.Input(
            LocalizedText(en: "attribution", fr: "attribution"), gain.attribution, .fraction),
          TracedFigure.Input(LocalizedText(en: "risk", fr: "risque"), gain.risk, .fraction),
        ], provenance: gain.provenance, grade: value.grade)
    }
    let costs = zip(businessCase.costs, result.costs).map { cost, value in
      TracedFigure(
        id: "costs.\(cost.id)", name: cost.name, value: value.presentValue, unit: .money,
        formula: cost.amount.formula.followed(
          en: " × (1 + risk), discounted", fr: " × (1 + risque), actualisé"),
        inputs: cost.amount.inputs + [
          TracedFigure.Input(LocalizedText(en: "risk", fr: "risque"), cost.risk, .fraction)
        ], provenance: cost.provenance, grade: value.grade)
    }
    return gains + costs
  }

  /// The workload and its inputs.
  var workload: [TracedFigure] {
    guard case .segments(let segments) = businessCase.workload, let workload = result.workload
    else { return [] }
    let saved = computed(
      "workload.hoursSaved", LocalizedText(en: "paid hours saved", fr: "heures payées économisées"),
      workload.hoursSaved, .hours,
      LocalizedText(
        en: "Σ over months of hours without − hours with all levers",
        fr: "Σ sur les mois des heures sans − avec tous les leviers"),
      zip(segments, workload.segments).map { segment, value in
        reference(
          "workload.\(segment.id).hours", LocalizedText(verbatim: segment.id), value.hoursBefore,
          .hours)
      })
    return [saved]
      + zip(segments, workload.segments).flatMap { segment, value in
        [hours(of: segment, value)] + parameters(of: segment)
      }
  }

  private func hours(
    of segment: WorkloadSegment, _ value: WorkloadResult.Segment
  ) -> TracedFigure {
    computed(
      "workload.\(segment.id).hours",
      LocalizedText(
        en: "paid hours per month, \(segment.id)", fr: "heures payées par mois, \(segment.id)"),
      value.hoursBefore, .hours,
      LocalizedText(
        en: "N × (1 − d) × (1 + r) × A ÷ 60 ÷ (o × (1 − s))",
        fr: "N × (1 − d) × (1 + r) × A ÷ 60 ÷ (o × (1 − s))"),
      zip(["N", "d", "r", "A", "o", "s"], CaseTraces.identity).map { symbol, parameter in
        reference(
          "workload.\(segment.id).\(parameter.rawValue)", LocalizedText(verbatim: symbol),
          segment.value(of: parameter), parameter.unit)
      })
  }

  private func parameters(of segment: WorkloadSegment) -> [TracedFigure] {
    (CaseTraces.identity + [.costPerPaidHour]).map { parameter in
      TracedFigure(
        id: "workload.\(segment.id).\(parameter.rawValue)",
        name: parameter.name, value: segment.value(of: parameter), unit: parameter.unit,
        formula: CaseTraces.stated, provenance: segment.provenance(of: parameter))
    }
  }

  private static let identity: [WorkloadParameter] = [
    .demandPerMonth, .deflection, .recontactRate, .handleMinutes, .occupancy, .shrinkage,
  ]
}

extension WorkloadParameter {
  /// What a value of the parameter counts.
  public var unit: TracedFigure.Unit {
    switch self {
    case .demandPerMonth: .contacts
    case .handleMinutes: .minutes
    case .costPerPaidHour: .moneyPerHour
    case .deflection, .recontactRate, .occupancy, .shrinkage, .productivity,
      .firstContactResolution:
      .fraction
    }
  }
}

extension LocalizedText {
  fileprivate func followed(en english: String, fr french: String) -> LocalizedText {
    LocalizedText(en: en + english, fr: fr + french)
  }
}

extension Amount {
  /// How the amount is computed, in words.
  public var formula: LocalizedText {
    switch self {
    case .once: LocalizedText(en: "amount, once", fr: "montant, une fois")
    case .perMonth: LocalizedText(en: "amount × months", fr: "montant × mois")
    case .perYear: LocalizedText(en: "amount per year × years", fr: "montant par an × années")
    case .every(let months, _):
      LocalizedText(en: "amount every \(months) months", fr: "montant tous les \(months) mois")
    case .flows:
      LocalizedText(
        en: "initial amount + amounts of the years", fr: "montant initial + montants des années")
    case .perAgentPerMonth:
      LocalizedText(
        en: "price per agent and month × agents × months",
        fr: "prix par agent et par mois × agents × mois")
    case .perContact:
      LocalizedText(
        en: "price × contacts per month × months", fr: "prix × contacts par mois × mois")
    case .perResolution:
      LocalizedText(
        en: "(price × resolutions + hand-over price × hand-overs) × months",
        fr: "(prix × résolutions + prix du transfert × transferts) × mois")
    case .perToken:
      LocalizedText(
        en: "(i·n(n + 1)/2 + o·n(n − 1)/2) × price in + o·n × price out, × sessions × months",
        fr: "(i·n(n + 1)/2 + o·n(n − 1)/2) × prix en entrée + o·n × prix en sortie, × sessions × "
          + "mois")
    case .perMinute:
      LocalizedText(en: "price × minutes per month × months", fr: "prix × minutes par mois × mois")
    case .peopleDays:
      LocalizedText(en: "days × people × daily cost", fr: "jours × personnes × coût journalier")
    case .peopleHours:
      LocalizedText(en: "hours × people × hourly cost", fr: "heures × personnes × coût horaire")
    case .posts:
      LocalizedText(en: "posts × yearly cost × years", fr: "postes × coût annuel × années")
    case .learningCurve:
      LocalizedText(
        en: "agents × weeks × loss × weekly cost",
        fr: "agents × semaines × perte × coût hebdomadaire")
    }
  }

  /// The numbers of the amount as inputs of its formula.
  var inputs: [TracedFigure.Input] {
    var year = 0
    return numbers.map { name, value in
      let symbol: LocalizedText
      if name == "flows.years" {
        year += 1
        symbol = LocalizedText(en: "year \(year)", fr: "année \(year)")
      } else {
        symbol = Amount.symbols[name] ?? LocalizedText(verbatim: name)
      }
      return TracedFigure.Input(symbol, value, Amount.units[name] ?? .money)
    }
  }

  private static let units: [String: TracedFigure.Unit] = [
    "agents": .people, "people": .people, "days": .number, "weeks": .number, "hours": .hours,
    "loss": .fraction, "fte": .number, "contactsPerMonth": .contacts,
    "resolutionsPerMonth": .contacts, "sessionsPerMonth": .contacts, "turns": .number,
    "tokensIn": .number, "tokensOut": .number, "handoffsPerMonth": .contacts,
    "minutesPerMonth": .minutes,
  ]

  static let symbols: [String: LocalizedText] = [
    "amount": LocalizedText(en: "amount", fr: "montant"),
    "perMonth": LocalizedText(en: "amount per month", fr: "montant par mois"),
    "perYear": LocalizedText(en: "amount per year", fr: "montant par an"),
    "flows.initial": LocalizedText(en: "initial amount", fr: "montant initial"),
    "perAgentPerMonth": LocalizedText(
      en: "price per agent and month", fr: "prix par agent et mois"),
    "agents": LocalizedText(en: "agents", fr: "agents"),
    "perContact": LocalizedText(en: "price per contact", fr: "prix par contact"),
    "contactsPerMonth": LocalizedText(en: "contacts per month", fr: "contacts par mois"),
    "perResolution": LocalizedText(en: "price per resolution", fr: "prix par résolution"),
    "resolutionsPerMonth": LocalizedText(en: "resolutions per month", fr: "résolutions par mois"),
    "perHandoff": LocalizedText(en: "price per hand-over", fr: "prix par transfert"),
    "handoffsPerMonth": LocalizedText(en: "hand-overs per month", fr: "transferts par mois"),
    "perMillionTokensIn": LocalizedText(
      en: "price of a million tokens in", fr: "prix du million de jetons en entrée"),
    "perMillionTokensOut": LocalizedText(
      en: "price of a million tokens out", fr: "prix du million de jetons en sortie"),
    "turns": LocalizedText(en: "turns n", fr: "tours n"),
    "tokensIn": LocalizedText(en: "tokens of a message i", fr: "jetons d’un message i"),
    "tokensOut": LocalizedText(en: "tokens of an answer o", fr: "jetons d’une réponse o"),
    "sessionsPerMonth": LocalizedText(en: "sessions per month", fr: "sessions par mois"),
    "perMinute": LocalizedText(en: "price per minute", fr: "prix par minute"),
    "minutesPerMonth": LocalizedText(en: "minutes per month", fr: "minutes par mois"),
    "days": LocalizedText(en: "days", fr: "jours"),
    "people": LocalizedText(en: "people", fr: "personnes"),
    "dailyCost": LocalizedText(en: "daily cost", fr: "coût journalier"),
    "hours": LocalizedText(en: "hours", fr: "heures"),
    "hourlyCost": LocalizedText(en: "hourly cost", fr: "coût horaire"),
    "fte": LocalizedText(en: "posts", fr: "postes"),
    "yearlyCost": LocalizedText(en: "yearly cost", fr: "coût annuel"),
    "weeks": LocalizedText(en: "weeks", fr: "semaines"),
    "loss": LocalizedText(en: "loss", fr: "perte"),
    "weeklyCost": LocalizedText(en: "weekly cost", fr: "coût hebdomadaire"),
  ]
}
