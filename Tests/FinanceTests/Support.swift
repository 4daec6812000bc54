// SPDX-License-Identifier: Apache-2.0
// Copyright the Rendement authors

import Finance
import Quantities

/// A case of direct lines only, undiscounted unless said otherwise.
func direct(
  gains: [Amount] = [], costs: [Amount] = [], horizon: Int = 12, rate: Double = 0,
  timing: DiscountRule.Timing = .teiAnnual
) -> BusinessCase {
  BusinessCase(
    title: LocalizedText(verbatim: "test"), horizonMonths: horizon,
    discount: DiscountRule(annualRate: rate, timing: timing),
    gains: gains.enumerated().map { GainLine(id: "gain\($0)", amount: $1) },
    costs: costs.enumerated().map { CostLine(id: "cost\($0)", category: .other, amount: $1) })
}

/// A case of one segment and some levers, everything captured, undiscounted, twelve months.
func hours(
  _ segment: WorkloadSegment, _ levers: [Lever], capture: Double = 1, horizon: Int = 12
) -> BusinessCase {
  BusinessCase(
    title: LocalizedText(verbatim: "test"), horizonMonths: horizon,
    discount: DiscountRule(annualRate: 0), workload: .segments([segment]), levers: levers,
    capture: capture)
}

/// The paid hours of ten posts at 30 000 a year, all of it contacts of 8 minutes.
func posts(_ count: Double, yearlyCost: Double = 30_000) -> WorkloadSegment {
  let hours = count * 1607 / 12
  return WorkloadSegment(
    id: "all", demandPerMonth: hours * 60 / 8, handleMinutes: 8,
    costPerPaidHour: yearlyCost / 1607)
}

/// The relative error of a value.
func relative(_ value: Double, _ expected: Double) -> Double {
  expected == 0 ? abs(value) : abs(value - expected) / abs(expected)
}
