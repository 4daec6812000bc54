// SPDX-License-Identifier: Apache-2.0
// Copyright the Rendement authors

import Quantities

extension BusinessCase {
  /// Checks the levers one by one, then together in each segment.
  func checkLevers(_ list: inout FaultList) {
    list.checkUnique(levers.map(\.id), path: "levers")
    guard case .segments(let segments) = workload else { return }
    for lever in levers {
      let path = "levers.\(lever.id)"
      list.check("\(path).attribution", lever.attribution, .share)
      list.check("\(path).risk", lever.risk, .share)
      list.check("\(path).easyHandleMinutes", lever.easyHandleMinutes, .positive)
      list.check("\(path).ramp", lever.ramp)
      list.check("\(path).decay.perMonth", lever.decay?.perMonth, .shareBelowOne)
      list.check("\(path).decay.floor", lever.decay?.floor, .share)
      list.checkMonths(path, lever.startMonth, nil, horizonMonths)
      checkEffect(of: lever, path: path, &list)
      for name in lever.segments where !segments.contains(where: { $0.id == name }) {
        list.add(
          .unknownSegment(
            lever: lever.id, segment: name,
            suggestion: closestName(to: name, among: segments.map(\.id))))
      }
    }
    // The levers together mean something only when each one does.
    guard list.faults.isEmpty else { return }
    for segment in segments {
      checkTogether(SegmentModel(base: segment, levers: levers), &list)
    }
  }

  private func checkEffect(of lever: Lever, path: String, _ list: inout FaultList) {
    if lever.parameter == .costPerPaidHour { list.add(.leverOnPrice(lever: lever.id)) }
    switch lever.effect {
    case .to(let target):
      if lever.parameter == .productivity {
        list.add(.productivityNeedsChange(lever: lever.id))
      } else {
        list.check("\(path).to", target, lever.parameter.domain)
      }
    case .automation(let reach, let containment, let returnRate):
      if lever.parameter != .deflection { list.add(.automationNeedsDeflection(lever: lever.id)) }
      list.check("\(path).reach", reach, .share)
      list.check("\(path).containment", containment, .share)
      list.check("\(path).returnRate", returnRate, .share)
    case .change(let relative):
      list.check("\(path).change", relative, .relativeChange)
      if lever.parameter == .productivity, relative <= -1 {
        list.add(.outOfDomain(path: "\(path).change", value: relative, domain: .relativeChange))
      }
    case .points(let points):
      if lever.parameter == .productivity {
        list.add(.productivityNeedsChange(lever: lever.id))
      } else {
        let isShare = lever.parameter.domain != .notNegative || lever.parameter == .recontactRate
        list.check("\(path).points", points, isShare ? .sharePoints : .any)
      }
    }
  }

  private func checkTogether(_ model: SegmentModel, _ list: inout FaultList) {
    let segment = model.base
    guard model.moves.count <= 10 else {
      list.add(.tooManyLevers(segment: segment.id, count: model.moves.count))
      return
    }
    checkConflicts(model, &list)
    for move in model.moves {
      if case .change(let relative) = move.effect, relative != 0,
        segment.value(of: move.parameter) == 0
      {
        list.add(
          .changeOfNothing(
            lever: levers[move.lever].id, parameter: move.parameter, segment: segment.id))
      }
    }
    guard list.faults.isEmpty else { return }
    checkExtremes(model, &list)
  }

  /// One parameter takes one target, or several changes, or several points; productivity stands
  /// for handling time and bears no second lever beside it.
  private func checkConflicts(_ model: SegmentModel, _ list: inout FaultList) {
    for (index, second) in model.moves.enumerated() {
      for first in model.moves[..<index]
      where first.parameter.moves(theSameAs: second.parameter) {
        let isProductivity =
          levers[first.lever].parameter == .productivity
          || levers[second.lever].parameter == .productivity
        guard
          isProductivity || first.parameter != second.parameter
            || !first.effect.adds(to: second.effect)
        else { continue }
        list.add(
          .conflictingLevers(
            first: levers[first.lever].id, second: levers[second.lever].id,
            segment: model.base.id))
      }
    }
  }

  /// Every set of levers must leave every parameter in its domain: the furthest sets are all that
  /// raise it and all that lower it.
  private func checkExtremes(_ model: SegmentModel, _ list: inout FaultList) {
    let resolves = model.moves.contains { $0.parameter == .firstContactResolution }
    for parameter in WorkloadParameter.allCases
    where parameter != .firstContactResolution || resolves {
      guard let start = model.base.value(of: parameter) else { continue }
      for raises in [true, false] {
        let weights = model.moves.map { move -> Double in
          move.parameter == parameter && move.effect.raises(start) == raises ? 1 : 0
        }
        let value = model.value(parameter, from: start, weights: weights)
        if !parameter.domain.contains(value) {
          list.add(
            .parameterLeavesDomain(
              segment: model.base.id, parameter: parameter, value: value))
        }
      }
    }
    let full = model.moves.map { _ in 1.0 }
    let state = model.state(weights: full)
    guard state.handleMinutes < 0 || (state.contacts == 0 && state.hours.magnitude > 1e-9) else {
      return
    }
    for move in model.moves {
      if let minutes = move.easyHandleMinutes {
        list.add(.easyContactsContradict(lever: levers[move.lever].id, minutes: minutes))
      }
    }
  }
}

extension Lever.Effect {
  /// Whether two effects on one parameter add up.
  fileprivate func adds(to other: Lever.Effect) -> Bool {
    switch (self, other) {
    case (.change, .change), (.points, .points): true
    default: false
    }
  }

  /// Whether the effect raises a parameter from its baseline.
  fileprivate func raises(_ start: Double) -> Bool {
    switch self {
    case .to, .automation: netDeflection > start
    case .change(let relative): relative > 0
    case .points(let points): points > 0
    }
  }
}

extension WorkloadParameter {
  /// Whether both are one quantity: first-contact resolution is the repeat-contact rate.
  fileprivate func moves(theSameAs other: WorkloadParameter) -> Bool {
    let repeats: Set<WorkloadParameter> = [.recontactRate, .firstContactResolution]
    return self == other || (repeats.contains(self) && repeats.contains(other))
  }
}
