// SPDX-License-Identifier: Apache-2.0
// Copyright the Rendement authors

import Quantities

extension CaseWords {
  /// The texts of the nine parts that figures cannot write.
  var narrative: String {
    switch language {
    case .french: CaseWords.frenchNarrative
    case .english: CaseWords.englishNarrative
    }
  }

  private static let frenchNarrative = """
    narrative:
      organisation: "Boutique Démo (données générées) : une boutique en ligne, 30 agents à Lille, à Nantes et chez un prestataire, environ 10 000 contacts par mois sur cinq canaux."
      summary: "Étendre à toutes les équipes l'assistant que quatre équipes utilisent depuis juin 2025. Il répond seul aux demandes simples et propose une réponse à l'agent pour les autres."
      problems:
        - "En décembre 2024, un appelant sur sept a raccroché avant d'être servi."
        - "La moitié des courriels attendent leur première réponse près de cinq heures ou plus, ceux du week-end plus de dix-sept."
        - "Trois contacts sur dix sont suivis d'un autre du même client dans la semaine, surtout pour la livraison et le remboursement."
        - "Près d'un tiers des demandes portent sur une livraison, dont l'état est déjà dans le système."
      solution: "Un assistant relié à la boutique et au helpdesk : il répond sur les canaux écrits, passe la main avec le contexte dès qu'il n'est pas sûr, et propose à l'agent une réponse et les gestes à faire."
      whyThisOne: "Il a été mesuré chez nous, sur nos contacts, contre des équipes comparables qui ne l'avaient pas. Son prix suit l'usage : une résolution qui n'a pas lieu ne se paie pas."
      alternatives:
        - "Ne rien faire : les pics de novembre à janvier continuent d'être absorbés par l'attente."
        - "Recruter trois agents : le même volume traité, environ 120 000 € par an, sans effet la nuit et le dimanche."
        - "Confier davantage au prestataire : 5,40 € par contact, effet immédiat, sans réduction des contacts répétés."
      intangible:
        - "Une première réponse en quelques secondes la nuit et le dimanche."
        - "Moins de demandes répétitives pour les agents ; satisfaction en hausse dans les équipes pilotes."
        - "Une base de connaissances tenue à jour, utile aussi à la formation."
      risks:
        - risk: "L'assistant déclare résolu ce qui revient deux jours plus tard."
          mitigation: "Compter la résolution durable, sans nouveau contact sous sept jours, et ne payer que celle-là à la prochaine négociation."
        - risk: "Les contacts restants sont plus difficiles et la durée moyenne remonte."
          mitigation: "Suivre la durée par canal et par motif, jamais la seule moyenne générale."
        - risk: "Les heures libérées ne deviennent pas des euros."
          mitigation: "Ne compter que la moitié ; ne pas remplacer un départ par an ; réduire ensuite les heures du prestataire."
        - risk: "Les connaissances vieillissent et les réponses se dégradent."
          mitigation: "Un quart de poste dédié, revue mensuelle des réponses les plus transférées."
        - risk: "Données personnelles dans les échanges."
          mitigation: "Contrat de sous-traitance, pseudonymisation, durée de conservation, analyse d'impact avant l'extension."
      rollout:
        - { step: "Préparer", when: "mars 2026", what: "Formation des équipes restantes, reprise des réponses du pilote." }
        - { step: "Étendre", when: "avril à juin 2026", what: "Deux équipes par mois ; le prestataire en dernier, comme témoin." }
        - { step: "Stabiliser", when: "juillet à août 2026", what: "Avant les pics : seuils de transfert, revue des motifs." }
        - { step: "Décider", when: "septembre 2026", what: "Comparer le promis et le mesuré ; poursuivre, corriger ou arrêter." }
      indicators:
        - { metric: "Taux d'automatisation des contacts écrits", target: "30 %", frequency: "mensuelle" }
        - { metric: "Durée moyenne de traitement, par canal", target: "−18 % en trois mois", frequency: "mensuelle" }
        - { metric: "Contacts répétés sous sept jours", target: "en baisse d'un dixième", frequency: "mensuelle" }
        - { metric: "Satisfaction (4 et 5 sur 5)", target: "pas de baisse", frequency: "mensuelle" }
        - { metric: "Coût par contact", target: "en baisse à volume égal", frequency: "trimestrielle" }
      recommendation: "Étendre l'assistant à toutes les équipes à partir de mars 2026, garder le prestataire comme témoin jusqu'en juin, et revoir la décision en septembre sur les chiffres mesurés."

    """

  private static let englishNarrative = """
    narrative:
      organisation: "Boutique Démo (generated data): an online shop, 30 agents in Lille, in Nantes and at one provider, about 10,000 contacts a month on five channels."
      summary: "Give all teams the assistant that four teams have used since June 2025. It answers simple requests alone and suggests a reply to the agent for the others."
      problems:
        - "In December 2024 one caller in seven hung up before being served."
        - "Half of the e-mails wait nearly five hours or more for their first reply, those of the weekend more than seventeen."
        - "Three contacts in ten are followed by another of the same customer within the week, above all about deliveries and refunds."
        - "Nearly a third of the requests are about a delivery, whose state the system already knows."
      solution: "An assistant connected to the shop and the help desk: it answers on the written channels, hands over with the context when it is not sure, and suggests a reply and the next steps to the agent."
      whyThisOne: "It was measured here, on our own contacts, against comparable teams without it. Its price follows use: a resolution that does not happen is not paid."
      alternatives:
        - "Do nothing: the peaks from November to January go on being absorbed by waiting."
        - "Hire three agents: the same volume handled, about 120,000 € a year, no effect at night and on Sundays."
        - "Give more to the provider: 5.40 € a contact, immediate effect, repeated contacts as before."
      intangible:
        - "A first reply within seconds at night and on Sundays."
        - "Fewer repetitive requests for the agents; satisfaction up in the pilot teams."
        - "A knowledge base that is kept current and serves training too."
      risks:
        - risk: "The assistant calls resolved what comes back two days later."
          mitigation: "Count durable resolutions, without another contact within seven days, and negotiate to pay for those only."
        - risk: "The contacts that remain are harder and the average time rises again."
          mitigation: "Watch handle time by channel and reason, never the overall mean alone."
        - risk: "The hours freed do not become euros."
          mitigation: "Count only half; leave one post a year unfilled when it becomes free; then reduce the provider's hours."
        - risk: "Knowledge grows old and answers get worse."
          mitigation: "A quarter of a post for it, and a monthly review of the answers handed over most."
        - risk: "Personal data in the conversations."
          mitigation: "A processing agreement, pseudonymisation, a retention period, an impact assessment before the roll-out."
      rollout:
        - { step: "Prepare", when: "March 2026", what: "Training of the other teams, taking over the pilot's answers." }
        - { step: "Extend", when: "April to June 2026", what: "Two teams a month; the provider last, as the control." }
        - { step: "Stabilise", when: "July to August 2026", what: "Before the peaks: hand-over thresholds, review of the reasons." }
        - { step: "Decide", when: "September 2026", what: "Promise against measurement; go on, correct or stop." }
      indicators:
        - { metric: "Automation rate of written contacts", target: "30 %", frequency: "monthly" }
        - { metric: "Average handle time, by channel", target: "−18 % in three months", frequency: "monthly" }
        - { metric: "Contacts repeated within seven days", target: "down by a tenth", frequency: "monthly" }
        - { metric: "Satisfaction (4 and 5 of 5)", target: "no fall", frequency: "monthly" }
        - { metric: "Cost per contact", target: "down at constant volume", frequency: "quarterly" }
      recommendation: "Give the assistant to all teams from March 2026, keep the provider as the control until June, and review the decision in September on what was measured."

    """
}
