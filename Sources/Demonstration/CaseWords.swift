// SPDX-License-Identifier: Apache-2.0
// Copyright the Rendement authors

import Quantities

/// The words of the case file in one language.
struct CaseWords: Sendable {
  let language: Language

  init(_ language: Language) { self.language = language }

  func text(_ en: String, _ fr: String) -> String {
    LocalizedText(en: en, fr: fr)[language]
  }

  var notice: String { text("generated data, no real company", "données générées") }
  var title: String { text("AI assistant for support", "Assistant IA du support") }
  var workload: String {
    text(
      "The situation before the assistant, measured in the workspace.",
      "La situation de départ, mesurée dans l'espace de travail.")
  }
  var levers: String {
    text(
      "What the four pilot teams showed from June 2025 to February 2026.",
      "Ce que les quatre équipes pilotes ont montré de juin 2025 à février 2026.")
  }
  var costs: String {
    text(
      "Prices of the pilot, extended to all teams.", "Prix du pilote, étendus à toutes les équipes."
    )
  }

  var automation: String {
    text("Contacts resolved by the assistant", "Contacts résolus par l'assistant")
  }
  var automationSource: String {
    text(
      "Pilot: 30 % of written contacts resolved alone, 64 % of contacts are written, one in ten comes back",
      "Pilote : 30 % des contacts écrits résolus seuls, 64 % des contacts sont écrits, un sur dix revient"
    )
  }
  var assistance: String {
    text(
      "Shorter handling with suggested replies",
      "Traitement plus court grâce aux réponses proposées")
  }
  var assistanceSource: String {
    text(
      "Pilot: pilot teams against the other teams, before and after June 2025, within each channel",
      "Pilote : équipes pilotes contre les autres, avant et après juin 2025, canal par canal")
  }
  var recontact: String { text("Fewer repeated contacts", "Moins de contacts répétés") }
  var recontactSource: String {
    text(
      "Half of what the pilot showed, because the assistant's own contacts come back more often",
      "La moitié de ce que le pilote a montré, car les contacts de l'assistant reviennent plus souvent"
    )
  }
  var retention: String { text("Club members kept", "Membres du Club conservés") }
  var retentionSource: String {
    text(
      "Estimate of the customer director, January 2026",
      "Estimation de la direction clients, janvier 2026")
  }
  var legacy: String { text("Former FAQ tool ended", "Ancien outil de FAQ résilié") }
  var legacySource: String {
    text(
      "Invoices of 2025; contract ends in April 2026",
      "Factures 2025 ; fin de contrat en avril 2026")
  }

  var platform: String { text("Assistant platform", "Plateforme de l'assistant") }
  var usage: String { text("Price per resolution", "Prix à la résolution") }
  var setup: String { text("Setting up", "Mise en place") }
  var integration: String {
    text("Connection to the shop and the help desk", "Connexion à la boutique et au helpdesk")
  }
  var training: String { text("Training of the agents", "Formation des agents") }
  var learning: String {
    text("Slower work while learning", "Baisse de rythme pendant l'apprentissage")
  }
  var change: String { text("Change management", "Conduite du changement") }
  var reserve: String { text("Reserve for what nobody thought of", "Réserve pour l'imprévu") }
  var ledger: String {
    text("Ledger, June 2025 to February 2026", "Grand livre, juin 2025 à février 2026")
  }
  var cash: String {
    text(
      "One departure a year is not replaced: that is the money that leaves no account.",
      "Un départ par an n'est pas remplacé : c'est l'argent qui ne sort plus.")
  }
  var run: String {
    text(
      "Upkeep of knowledge, a quarter of a post", "Entretien des connaissances, un quart de poste")
  }
}
