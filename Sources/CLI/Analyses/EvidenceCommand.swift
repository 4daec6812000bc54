// SPDX-License-Identifier: Apache-2.0
// Copyright the Rendement authors

internal import ArgumentParser

/// `rendement evidence`: what caused a change, and how sure that is.
struct EvidenceCommand: AsyncParsableCommand {
  static var configuration: CommandConfiguration {
    CommandConfiguration(
      commandName: "evidence",
      abstract: say(
        "Finds what a change did, with an interval, checks and a grade.",
        "Trouve ce qu'un changement a fait, avec intervalle, contrôles et niveau de preuve."),
      discussion: say(
        """
        Each design has its own checks, which can say no; a failed essential check lowers the \
        grade. Data come from a file (--csv) or from a metric of the workspace (--metric).

        Examples:
          rendement evidence its --metric average_handle_time --grain week --intervention 2026-03-01
          rendement evidence its --csv aht.csv --time week --value aht --intervention 2026-03-02
          rendement evidence abtest --csv test.csv --arm arm --value resolved
          rendement evidence survival --csv customers.csv --time months --event churn --group plan
        """,
        """
        Chaque méthode a ses contrôles, qui peuvent dire non ; un contrôle essentiel échoué \
        abaisse le niveau. Les données viennent d'un fichier (--csv) ou d'un indicateur (--metric).

        Exemples :
          rendement evidence its --metric average_handle_time --grain week --intervention 2026-03-01
          rendement evidence its --csv dmt.csv --time semaine --value dmt --intervention 2026-03-02
          rendement evidence abtest --csv test.csv --arm bras --value resolu
          rendement evidence survival --csv clients.csv --time mois --event depart --group formule
        """),
      subcommands: [
        TimeSeriesEvidence.self,
        DifferenceEvidence.self,
        SyntheticEvidence.self,
        ImpactEvidence.self,
        TestEvidence.self,
        SurvivalEvidence.self,
        CorrelationEvidence.self,
        ComparisonEvidence.self,
      ])
  }
}
