// SPDX-License-Identifier: Apache-2.0
// Copyright the Rendement authors

package import Quantities

extension DemonstrationWorld {
  /// The case file of the world: rolling the assistant out to all teams over 36 months.
  ///
  /// The baseline is measured in the workspace over the nine months before the assistant; levers
  /// repeat what the pilot teams showed; costs are the prices of the ledger.
  ///
  /// - Parameter language: The language of titles, sources and the narrative.
  /// - Returns: A YAML document that `rendement roi` and `rendement report` read.
  package func caseFile(_ language: Language) -> String {
    let words = CaseWords(language)
    return """
      # \(DemonstrationWorld.companyName) – \(words.notice)
      title: "\(words.title)"
      kind: project
      currency: \(DemonstrationWorld.currency.code)
      horizonMonths: 36
      goLive: \(DemonstrationWorld.endDay)
      discount: { annualRate: 0.10, timing: tei_annual }

      \(workload(words))
      \(levers(words))
      capture: 0.5

      \(cash(words))
      \(gains(words))
      \(costs(words))
      \(uncertainty)
      \(words.narrative)
      """
  }

  private func workload(_ words: CaseWords) -> String {
    """
    # \(words.workload)
    workload:
      measured: { from: \(DemonstrationWorld.firstDay), to: 2025-05-31 }
      occupancy: 0.75
      shrinkage: 0.30
      costPerPaidHour: \(euros(CostLedger.Price.paidHour))

    """
  }

  private func levers(_ words: CaseWords) -> String {
    """
    # \(words.levers)
    levers:
      - id: automation
        label: "\(words.automation)"
        parameter: deflection
        to: 0.17
        ramp: { shape: linear, months: 6 }
        grade: measured
        source: "\(words.automationSource)"
        risk: 0.15
      - id: assistance
        label: "\(words.assistance)"
        parameter: handleMinutes
        change: -0.18
        ramp: { shape: linear, months: 3 }
        grade: measured
        source: "\(words.assistanceSource)"
        risk: 0.10
      - id: recontact
        label: "\(words.recontact)"
        parameter: recontactRate
        change: -0.10
        ramp: { shape: linear, months: 6 }
        grade: assumed
        source: "\(words.recontactSource)"
        risk: 0.20
    """
  }

  private func gains(_ words: CaseWords) -> String {
    """
    gains:
      - id: retention
        label: "\(words.retention)"
        pool: revenue
        perYear: 60000
        margin: 0.35
        attribution: 0.3
        grade: assumed
        source: "\(words.retentionSource)"
        risk: 0.3
      - id: legacy
        label: "\(words.legacy)"
        pool: tools
        flows: { initial: 0, years: [6000, 7200, 7200] }
        grade: measured
        source: "\(words.legacySource)"
        risk: 0.05

    """
  }

  private func costs(_ words: CaseWords) -> String {
    let price = CostLedger.Price.self
    return """
      # \(words.costs)
      costs:
        - id: platform
          label: "\(words.platform)"
          category: licence
          perMonth: \(euros(price.assistantPlatform))
          risk: 0.05
          \(measured(words))
        - id: usage
          label: "\(words.usage)"
          category: ai_usage
          perResolution: \(euros(price.assistantResolution))
          resolutionsPerMonth: 2000
          risk: 0.10
          \(measured(words))
        - id: setup
          label: "\(words.setup)"
          category: setup
          amount: \(euros(price.assistantSetup))
          risk: 0.10
          \(measured(words))
        - id: integration
          label: "\(words.integration)"
          category: integration
          amount: \(euros(price.assistantIntegration))
          risk: 0.10
          \(measured(words))
        - id: training
          label: "\(words.training)"
          category: training
          days: \(price.trainingDays)
          people: 30
          dailyCost: \(euros(price.trainingDay))
          risk: 0.05
        - id: learning
          label: "\(words.learning)"
          category: learning_curve
          agents: 30
          weeks: 2
          loss: 0.20
          weeklyCost: 660
          risk: 0.25
        - id: change
          label: "\(words.change)"
          category: change_management
          amount: 6000
          risk: 0.10
        - id: run
          label: "\(words.run)"
          category: run
          fte: 0.25
          yearlyCost: \(euros(price.assistantUpkeep * 12 * 4))
          risk: 0.10
          \(measured(words))
        - id: reserve
          label: "\(words.reserve)"
          category: contingency
          amount: 5000

      """
  }

  /// The grade and the source of a price that the ledger shows.
  private func measured(_ words: CaseWords) -> String {
    "grade: measured\n    source: \"\(words.ledger)\""
  }

  /// A post of 35 hours: 52 weeks at the price of a paid hour.
  private func cash(_ words: CaseWords) -> String {
    let hours = 35 * 52
    return """
      # \(words.cash)
      cash:
        paidHoursPerPostPerYear: \(hours)
        costPerPostPerYear: \(euros(hours * CostLedger.Price.paidHour))
        attritionPerYear: 1

      """
  }

  private var uncertainty: String {
    """
    uncertainty:
      - { of: levers.automation.to, triangular: [0.10, 0.17, 0.22] }
      - { of: levers.assistance.change, triangular: [-0.22, -0.18, -0.12] }
      - { of: capture, triangular: [0.3, 0.5, 0.7] }

    """
  }

  /// Cents as euros without trailing zeros: `2400` or `21.9`.
  private func euros(_ cents: Int) -> String {
    if cents % 100 == 0 { return String(cents / 100) }
    return cents % 10 == 0
      ? "\(cents / 100).\(cents % 100 / 10)" : "\(cents / 100).\(padded(cents % 100, 2))"
  }
}
