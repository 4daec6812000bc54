// SPDX-License-Identifier: Apache-2.0
// Copyright the Rendement authors

internal import Quantities

/// A first case to be changed: one lever, one gain, one cost, each with its grade.
enum CaseTemplate {
  static func text(_ language: Language) -> String {
    language == .french ? french : english
  }

  private static let english = """
    title: Assistant for the service desk
    kind: project
    currency: EUR
    horizonMonths: 36
    discount: { annualRate: 0.10, timing: tei_annual }
    workload:
      - segment: all
        demandPerMonth: 10000
        recontactRate: 0.20
        handleMinutes: 8
        occupancy: 0.80
        shrinkage: 0.30
        costPerPaidHour: 24
    levers:
      - { id: automation, parameter: deflection, to: 0.15, ramp: { shape: linear, months: 6 }, grade: assumed, source: "the vendor's offer", risk: 0.20 }
    capture: 0.5
    costs:
      - { id: licences, category: licence, perAgentPerMonth: 50, agents: 40 }
      - { id: build, category: setup, flows: { initial: 30000, years: [0, 0, 0] } }

    """

  private static let french = """
    title: Assistant du service client
    kind: project
    currency: EUR
    horizonMonths: 36
    discount: { annualRate: 0.10, timing: tei_annual }
    workload:
      - segment: tous
        demandPerMonth: 10000
        recontactRate: 0.20
        handleMinutes: 8
        occupancy: 0.80
        shrinkage: 0.30
        costPerPaidHour: 24
    levers:
      - { id: automatisation, parameter: deflection, to: 0.15, ramp: { shape: linear, months: 6 }, grade: assumed, source: "offre du fournisseur", risk: 0.20 }
    capture: 0.5
    costs:
      - { id: licences, category: licence, perAgentPerMonth: 50, agents: 40 }
      - { id: mise-en-place, category: setup, flows: { initial: 30000, years: [0, 0, 0] } }

    """
}
