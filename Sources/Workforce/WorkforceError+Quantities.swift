// SPDX-License-Identifier: Apache-2.0
// Copyright the Rendement authors

import Quantities

extension WorkforceError.Quantity {
  /// The quantity's name; the English one follows "the".
  var name: LocalizedText {
    switch self {
    case .contactsPerHour: text("number of contacts per hour", "Contacts par heure")
    case .contacts(let queue?):
      text("number of contacts of queue \(queue)", "Contacts de la file \(queue)")
    case .contacts: text("number of contacts", "Nombre de contacts")
    case .handleSeconds:
      text("average handle time in seconds", "Durée moyenne de traitement en secondes")
    case .handleVariation:
      text("coefficient of variation of handle times", "Coefficient de variation des durées")
    case .patienceSeconds: text("mean patience in seconds", "Patience moyenne en secondes")
    case .waitSeconds: text("wait in seconds", "Attente en secondes")
    case .waitedSeconds: text("sum of all waits in seconds", "Somme des attentes en secondes")
    case .waitSpared: text("wait spared in seconds", "Attente épargnée en secondes")
    case .thresholdSeconds: text("threshold in seconds", "Seuil en secondes")
    case .erlangs: text("offered load in Erlangs", "Charge offerte en Erlangs")
    case .lines: text("number of lines", "Nombre de lignes")
    case .agents: text("number of agents", "Nombre d'agents")
    case .agentsOf(let group):
      text("number of agents of group \(group)", "Agents du groupe \(group)")
    case .people: text("number of people", "Nombre de personnes")
    case .targetServiceLevel: text("target service level", "Objectif de niveau de service")
    case .targetSpeedOfAnswer:
      text("target average speed of answer in seconds", "Objectif de délai moyen en secondes")
    case .targetAbandonment: text("target abandonment", "Objectif d'abandon")
    case .targetOccupancy: text("target occupancy", "Objectif d'occupation")
    case .shrinkage: text("shrinkage", "Taux d'indisponibilité")
    case .costPerPaidHour: text("cost of a paid hour", "Coût de l'heure payée")
    case .intervalMinutes:
      text("length of an interval in minutes", "Durée d'un intervalle en minutes")
    case .intervalSeconds:
      text("length of an interval in seconds", "Durée d'un intervalle en secondes")
    case .startingBacklog: text("backlog at the start", "Stock de départ")
    case .deadlineIntervals: text("deadline in intervals", "Délai en intervalles")
    case .shareInTime: text("share to be done in time", "Part à traiter dans les délais")
    case .conversations: text("number of conversations at once", "Conversations simultanées")
    case .slowdown:
      text("slowdown per further conversation", "Ralentissement par conversation de plus")
    case .customers: text("number of customers to simulate", "Clients à simuler")
    case .warmUpShare: text("share left out at the start", "Part écartée au début")
    case .days: text("number of days to simulate", "Jours à simuler")
    case .skill(let group): text("skill of group \(group)", "Compétence du groupe \(group)")
    case .paidHours(let shift): text("paid hours of shift \(shift)", "Heures payées de \(shift)")
    case .leastPeople(let shift):
      text("least number of people on shift \(shift)", "Effectif minimal de \(shift)")
    case .minutes(let shift):
      text("length in minutes of shift \(shift), or of an interval", "Durée en minutes de \(shift)")
    case .start(let shift): text("start in minutes of shift \(shift)", "Début de \(shift)")
    case .breakEnd(let shift):
      text("end in minutes of a break of shift \(shift)", "Fin d'une pause de \(shift)")
    }
  }

  private func text(_ en: String, _ fr: String) -> LocalizedText { LocalizedText(en: en, fr: fr) }
}
