// SPDX-License-Identifier: Apache-2.0
// Copyright the Rendement authors

/// The one change the company made: its assistant, and who was exposed to it.
enum WorldInitiative {
  static let identifier = "assistant-ia"
  static let name = "Assistant IA du support"
  static let hypothesis =
    "Quand l'assistant répond d'abord et aide l'agent, nos clients obtiennent une réponse plus "
    + "vite ; nous attendons une durée de traitement en baisse de 15 % dans les équipes équipées "
    + "au bout de 6 mois."
}
