// SPDX-License-Identifier: Apache-2.0
// Copyright the Rendement authors

import Quantities
import Statistics

/// The net present value as a function of one input, the rest as stated, haircuts included.
///
/// Only what an input touches is worked out again: one segment for a workload parameter, the
/// segments of a lever, one line for a price.
struct SensitivityModel {
  private let businessCase: BusinessCase
  private let base: Double
  private let workloads: [WorkloadSeries]
  private let segments: [WorkloadSegment]
  private let discount: [Double]
  private let drivers: Drivers
  private let gainValues: [Double]
  private let costValues: [Double]
  private let bindings: [(path: InputPath, formula: Formula)]

  init(_ businessCase: BusinessCase, series: CaseSeries, flows: CashFlows) {
    self.businessCase = businessCase
    base = flows.presentValue(of: flows.net)
    if case .segments(let list) = businessCase.workload { segments = list } else { segments = [] }
    let hasOne = segments.count == 1
    workloads = segments.map { segment in
      if hasOne, let whole = series.workload { return whole }
      return WorkloadSeries(businessCase, segments: [segment])
    }
    discount = (0...businessCase.horizonMonths).map { businessCase.discount.factor(month: $0) }
    drivers = Drivers(
      demand: series.workload?.demand, deflected: series.workload?.deflected,
      handoffs: series.workload?.handoffs)
    gainValues = series.gains.map { flows.presentValue(of: $0) }
    costValues = series.costs.map { flows.presentValue(of: $0) }
    bindings = businessCase.bindings.compactMap { binding in
      InputPath(binding.path, in: businessCase).map { ($0, binding.formula) }
    }
  }

  /// The net present value when one input has another value; nil when the case then makes no sense.
  func netPresentValue(_ path: InputPath, at value: Double) -> Double? {
    var world = businessCase
    path.set(value, in: &world)
    let result: Double
    switch path.target {
    case .gainAmount(let index, _), .gainMargin(let index), .gainAttribution(let index):
      let line = world.gains[index]
      let months = line.schedule(
        horizon: world.horizonMonths, goLiveMonth: world.goLiveMonth, drivers: drivers)
      result = base - gainValues[index] + presentValue(months) * (1 - line.risk)
    case .costAmount(let index, _):
      let line = world.costs[index]
      let months = line.schedule(horizon: world.horizonMonths, drivers: drivers)
      result = base + costValues[index] - presentValue(months) * (1 + line.risk)
    case .driver:
      guard let values = try? world.drivers.values() else { return nil }
      for binding in bindings {
        guard let bound = try? binding.formula.value(values),
          binding.path.domain.contains(bound)
        else { return nil }
        binding.path.set(bound, in: &world)
      }
      result = whole(world) { _ in true }
    case .workload(let changed, _), .growth(let changed):
      result = whole(world) { $0 == changed }
    case .leverEffect(let index), .leverAttribution(let index), .leverPart(let index, _):
      let named = businessCase.levers[index].segments
      result = whole(world) { named.isEmpty || named.contains(segments[$0].id) }
    case .capture, .annualRate:
      result = whole(world) { _ in false }
    }
    return result.isFinite ? result : nil
  }

  private func whole(_ world: BusinessCase, changed: (Int) -> Bool) -> Double {
    var total: WorkloadSeries?
    if case .segments(let list) = world.workload {
      for (index, segment) in list.enumerated() {
        let part =
          changed(index) ? WorkloadSeries(world, segments: [segment]) : workloads[index]
        if total == nil { total = part } else { total?.add(part) }
      }
    }
    let series = CaseSeries(world, workload: total)
    let net = zip(series.benefits, series.allCosts).map { $0 - $1 }
    return net.enumerated().reduce(0) { $0 + $1.element * world.discount.factor(month: $1.offset) }
  }

  private func presentValue(_ months: [Double]) -> Double {
    var total = 0.0
    for month in months.indices { total += months[month] * discount[month] }
    return total
  }

  /// The tornado and the break-even values.
  func sensitivity() -> Sensitivity {
    var found: [Sensitivity.BreakEvenValue] = []
    var safe: [String] = []
    let skipped = redundantPaths
    for path in InputPath.everyInput(of: businessCase) where !skipped.contains(path.name) {
      guard let stated = path.value(in: businessCase) else { continue }
      if let value = breakEven(path, stated: stated) {
        found.append(
          Sensitivity.BreakEvenValue(
            path: path.name, name: path.displayName(in: businessCase), stated: stated,
            breakEven: value, change: stated == 0 ? nil : (value - stated) / abs(stated)))
      } else {
        safe.append(path.name)
      }
    }
    func fragility(_ value: Sensitivity.BreakEvenValue) -> Double {
      value.change.map { abs($0) } ?? .infinity
    }
    found.sort { (fragility($0), $0.path) < (fragility($1), $1.path) }
    return Sensitivity(
      tornado: tornado, breakEvens: Array(found.prefix(Sensitivity.most)),
      safe: Array(safe.prefix(Sensitivity.most)),
      omitted: max(0, found.count - Sensitivity.most))
  }

  /// Inputs that say again what another one says, or that a formula sets.
  private var redundantPaths: Set<String> {
    let repeats = businessCase.levers.contains { $0.parameter == .firstContactResolution }
    var paths = Set(businessCase.bindings.map(\.path))
    for segment in segments {
      let other: WorkloadParameter = repeats ? .recontactRate : .firstContactResolution
      paths.insert("workload.\(segment.id).\(other.rawValue)")
    }
    return paths
  }

  private var tornado: [Sensitivity.Bar] {
    businessCase.uncertainty.compactMap { input -> Sensitivity.Bar? in
      guard let path = InputPath(input.path, in: businessCase),
        let stated = path.value(in: businessCase)
      else { return nil }
      let ends = input.distribution.ends
      let low = path.domain.clamped(ends.lowerBound)
      let high = path.domain.clamped(ends.upperBound)
      guard let atLow = netPresentValue(path, at: low), let atHigh = netPresentValue(path, at: high)
      else { return nil }
      return Sensitivity.Bar(
        path: path.name, name: path.displayName(in: businessCase), stated: stated, low: low,
        high: high, valueAtLow: atLow, valueAtHigh: atHigh)
    }
    .sorted { ($1.swing, $0.path) < ($0.swing, $1.path) }
  }

  /// The nearest value that brings the result to nothing, on the side towards which it moves.
  private func breakEven(_ path: InputPath, stated: Double) -> Double? {
    guard base != 0 else { return stated }
    let scale = max(abs(stated), stated == 0 ? 0.5 : 1e-9)
    let up = path.domain.clamped(stated + 0.25 * scale)
    if up != stated, let value = netPresentValue(path, at: up) {
      if value == base { return nil }
      if value.sign != base.sign { return close(path, (stated, base), (up, value)) }
      if abs(value) < abs(base) {
        return root(path, from: (up, value), stated: stated, scale: scale, sign: 1)
      }
    }
    return root(path, from: (stated, base), stated: stated, scale: scale, sign: -1)
  }

  /// Steps away from the stated value, four times as far each, until the sign changes, then closes
  /// in.
  private func root(
    _ path: InputPath, from start: (x: Double, y: Double), stated: Double, scale: Double,
    sign: Double
  ) -> Double? {
    var inner = start
    for step in [0.25, 1, 4, 16, 64, 256, 1024, 4096] where step > 0.25 || sign < 0 {
      let outer = path.domain.clamped(stated + sign * step * scale)
      guard outer != inner.x, let value = netPresentValue(path, at: outer) else { return nil }
      if value == 0 { return outer }
      if value.sign != base.sign { return close(path, inner, (outer, value)) }
      // It does not come nearer: the input does not matter on this side.
      guard abs(value) < abs(inner.y) else { return nil }
      inner = (outer, value)
    }
    return nil
  }

  /// The Illinois variant of false position: sure as bisection, and at once on a straight line.
  private func close(
    _ path: InputPath, _ first: (x: Double, y: Double), _ second: (x: Double, y: Double)
  ) -> Double? {
    var (a, b) = (first, second)
    let tolerance = 1e-9 * max(abs(base), 1e-6)
    for _ in 0..<80 {
      if abs(b.y) <= tolerance { return b.x }
      let x = b.x - b.y * (b.x - a.x) / (b.y - a.y)
      guard x.isFinite, let y = netPresentValue(path, at: x) else { return nil }
      if y.sign != b.y.sign { a = b } else { a.y /= 2 }
      b = (x, y)
    }
    // A jump, such as a whole post, has no value at which the result is nothing.
    return abs(b.y) <= 1e-6 * abs(base) ? b.x : nil
  }
}

extension WorkloadSeries {
  /// Adds the hours of other segments under the same levers.
  mutating func add(_ other: WorkloadSeries) {
    func sum(_ left: [Double], _ right: [Double]) -> [Double] { zip(left, right).map { $0 + $1 } }
    hours = zip(hours, other.hours).map { sum($0, $1) }
    labour = zip(labour, other.labour).map { sum($0, $1) }
    demand = sum(demand, other.demand)
    deflected = sum(deflected, other.deflected)
    if let mine = handoffs, let its = other.handoffs {
      handoffs = sum(mine, its)
    } else {
      handoffs = handoffs ?? other.handoffs
    }
    alone = sum(alone, other.alone)
    aloneLabour = sum(aloneLabour, other.aloneLabour)
    lastIn = sum(lastIn, other.lastIn)
    sequence = sum(sequence, other.sequence)
    hoursBefore += other.hoursBefore
    counterfactual = sum(counterfactual, other.counterfactual)
    segments += other.segments
  }
}

extension Distribution {
  /// The ends of the range that a tornado shows.
  var ends: ClosedRange<Double> {
    let support = self.support
    if support.lowerBound.isFinite, support.upperBound.isFinite { return support }
    let (low, high) = (quantile(0.1), quantile(0.9))
    return min(low, high)...max(low, high)
  }
}
