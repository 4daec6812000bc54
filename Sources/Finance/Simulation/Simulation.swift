// SPDX-License-Identifier: Apache-2.0
// Copyright the Rendement authors

import Foundation
import Quantities
import Statistics

extension BusinessCase {
  /// The spread of the outcome when the uncertain inputs are drawn at random.
  ///
  /// Each input is drawn once per world, so that lines which share it, or a driver, move together.
  /// A lever or line with a range loses its risk haircut, one without a range keeps it: every doubt
  /// counts once. Draw i of input j depends on (seed, j, i) alone.
  ///
  /// - Parameter headline: The net present value with every haircut, in currency units.
  /// - Returns: The spread; P10, P50 and P90 by type-7 quantiles.
  ///
  /// Complexity: O(draws · (months · segments · levers + lines · months)), no split of hours.
  func simulate(headline: Double) -> SimulationResult {
    var model = SimulationModel(self)
    var worlds = DrawnWorlds(self)
    var outcomes: [SimulationModel.Outcome] = []
    outcomes.reserveCapacity(simulation.draws)
    for draw in 0..<simulation.draws {
      worlds.draw(UInt64(draw))
      outcomes.append(model.outcome(of: worlds.world))
    }
    let central = model.outcome(of: self)
    let values = outcomes.map(\.netPresentValue).sorted()
    let returns = outcomes.compactMap(\.roi).sorted()
    let below = values.count { $0 < headline } + values.count { $0 == headline } / 2
    return SimulationResult(
      draws: simulation.draws, seed: simulation.seed, inputs: uncertainty,
      roi: returns.count == values.count ? SimulationResult.Spread(sorted: returns) : nil,
      netPresentValue: SimulationResult.Spread(sorted: values),
      probabilityOfLoss: Double(values.count { $0 < 0 }) / Double(values.count),
      unadjustedNetPresentValue: central.netPresentValue, unadjustedROI: central.roi,
      headlinePercentile: Double(below) / Double(values.count),
      byGrade: SimulationResult.GradeSpread.ladder(outcomes),
      histogram: SimulationResult.histogram(ofSorted: values, bins: 24),
      clampedDraws: worlds.clamped, note: SimulationResult.note)
  }
}

/// The worlds of a simulation, one after the other.
private struct DrawnWorlds {
  private struct Entry {
    var path: InputPath
    var draws: HashDraws
    var distribution: Distribution
  }

  private let original: BusinessCase
  private let inputs: [Entry]
  private let factors: [Entry]
  private let bindings: [(path: InputPath, formula: Formula)]
  /// The world of the last draw.
  private(set) var world: BusinessCase
  /// Draws outside an input's domain that were moved to its edge.
  private(set) var clamped = 0

  init(_ businessCase: BusinessCase) {
    original = businessCase
    world = businessCase
    let drawn = businessCase.uncertainty.enumerated().compactMap { stream, input in
      InputPath(input.path, in: businessCase).map {
        Entry(
          path: $0,
          draws: HashDraws(seed: businessCase.simulation.seed, stream: UInt64(stream)),
          distribution: input.distribution)
      }
    }
    // A factor multiplies what the other inputs of its line have set, so factors come last.
    factors = drawn.filter(\.path.isFactor)
    inputs = drawn.filter { !$0.path.isFactor }
    let isDriven = drawn.contains { $0.path.isDriver }
    bindings =
      isDriven
      ? businessCase.bindings.compactMap { binding in
        InputPath(binding.path, in: businessCase).map { ($0, binding.formula) }
      } : []
  }

  mutating func draw(_ index: UInt64) {
    for entry in factors { entry.path.restore(from: original, in: &world) }
    for entry in inputs where entry.path.isDriver { set(entry, index) }
    if !bindings.isEmpty { follow() }
    for entry in inputs where !entry.path.isDriver { set(entry, index) }
    for entry in factors { set(entry, index) }
  }

  private mutating func set(_ entry: Entry, _ index: UInt64) {
    var generator = entry.draws.generator(index)
    let drawn = entry.distribution.sample(using: &generator)
    let value = entry.path.domain.contains(drawn) ? drawn : entry.path.domain.clamped(drawn)
    clamped += value == drawn ? 0 : 1
    entry.path.set(value, in: &world)
  }

  /// Sets what follows the drawn drivers; a formula that this world breaks keeps its last value.
  private mutating func follow() {
    guard let values = try? world.drivers.values() else {
      clamped += 1
      return
    }
    for binding in bindings {
      guard let value = try? binding.formula.value(values) else {
        clamped += 1
        continue
      }
      binding.path.set(binding.path.domain.clamped(value), in: &world)
    }
  }
}

extension SimulationResult {
  static let note = LocalizedText(
    en: "Every doubt counts once: what has a range takes no risk haircut here, because a haircut "
      + "and a range would count the same doubt twice; what has no range keeps its haircut.",
    fr: "Chaque doute compte une fois : ce qui a une fourchette ne subit pas de décote ici, car "
      + "une décote et une fourchette compteraient deux fois le même doute ; ce qui n’en a pas "
      + "garde sa décote.")

  /// Counts of sorted values in bins of equal width; values that are not finite are left out.
  static func histogram(ofSorted all: [Double], bins: Int) -> [Bin] {
    let sorted = all.filter(\.isFinite)
    guard let low = sorted.first, let high = sorted.last, high > low,
      (high - low).isFinite
    else {
      return sorted.first.map { [Bin(low: $0, high: $0, count: sorted.count)] } ?? []
    }
    let width = (high - low) / Double(bins)
    var counts = [Int](repeating: 0, count: bins)
    for value in sorted { counts[min(bins - 1, Int((value - low) / width))] += 1 }
    return counts.enumerated().map { index, count in
      Bin(low: low + width * Double(index), high: low + width * Double(index + 1), count: count)
    }
  }
}

extension SimulationResult.Spread {
  /// The spread of sorted values, at least one.
  init(sorted: [Double]) {
    let statistics = SufficientStatistics(sorted)
    let points = quantiles(ofSorted: sorted, at: [0.1, 0.5, 0.9]) ?? [.nan, .nan, .nan]
    self.init(
      p10: points[0], p50: points[1], p90: points[2], mean: statistics.mean ?? .nan,
      standardError: statistics.standardError)
  }
}

extension SimulationResult.GradeSpread {
  /// One step per grade, the surest first.
  static func ladder(_ outcomes: [SimulationModel.Outcome]) -> [SimulationResult.GradeSpread] {
    EvidenceGrade.allCases.sorted().enumerated().map { index, grade in
      let counted = outcomes.map { outcome in
        (benefits: outcome.byGrade.prefix(index + 1).reduce(0, +), costs: outcome.costs)
      }
      let isReturn = outcomes.allSatisfy { $0.costs > 0 }
      return SimulationResult.GradeSpread(
        downTo: grade,
        benefits: SimulationResult.Spread(sorted: outcomes.map { $0.byGrade[index] }.sorted()),
        netPresentValue: SimulationResult.Spread(
          sorted: counted.map { $0.benefits - $0.costs }.sorted()),
        roi: isReturn
          ? SimulationResult.Spread(
            sorted: counted.map { ($0.benefits - $0.costs) / $0.costs }.sorted()) : nil)
    }
  }
}
