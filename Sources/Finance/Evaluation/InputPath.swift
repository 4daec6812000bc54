// SPDX-License-Identifier: Apache-2.0
// Copyright the Rendement authors

/// One input of a case, addressed by name: `levers.automation.to`, `gains.retention.perYear`.
struct InputPath: Sendable {
  private enum Target: Sendable {
    case capture
    case annualRate
    case workload(Int, WorkloadParameter)
    case leverEffect(Int)
    case leverAttribution(Int)
    case gainMargin(Int)
    case gainAttribution(Int)
    case gainAmount(Int, String)
    case costAmount(Int, String)
  }

  private let target: Target
  /// Which values the input may take.
  let domain: FinanceError.Domain

  /// Finds an input of a case; nil when the path names nothing.
  init?(_ path: String, in businessCase: BusinessCase) {
    guard let found = InputPath.all(in: businessCase).first(where: { $0.name == path }) else {
      return nil
    }
    target = found.target
    domain = found.domain
  }

  /// The names of all inputs of a case.
  static func known(in businessCase: BusinessCase) -> [String] {
    all(in: businessCase).map(\.name)
  }

  /// Whether the input multiplies a whole amount, so that the amount must be as stated before.
  var isFactor: Bool {
    switch target {
    case .gainAmount(_, "factor"), .costAmount(_, "factor"): true
    default: false
    }
  }

  /// Puts the amount that a factor multiplies back to what the case states.
  func restore(from original: BusinessCase, in businessCase: inout BusinessCase) {
    switch target {
    case .gainAmount(let index, _):
      businessCase.gains[index].amount = original.gains[index].amount
    case .costAmount(let index, _):
      businessCase.costs[index].amount = original.costs[index].amount
    default: break
    }
  }

  /// Writes a value into a case.
  func set(_ value: Double, in businessCase: inout BusinessCase) {
    switch target {
    case .capture: businessCase.capture = value
    case .annualRate: businessCase.discount.annualRate = value
    case .workload(let index, let parameter):
      guard case .segments(var segments) = businessCase.workload else { return }
      segments[index].set(parameter, value)
      businessCase.workload = .segments(segments)
    case .leverEffect(let index):
      switch businessCase.levers[index].effect {
      case .to: businessCase.levers[index].effect = .to(value)
      case .change: businessCase.levers[index].effect = .change(value)
      case .points: businessCase.levers[index].effect = .points(value)
      }
    case .leverAttribution(let index): businessCase.levers[index].attribution = value
    case .gainMargin(let index): businessCase.gains[index].margin = value
    case .gainAttribution(let index): businessCase.gains[index].attribution = value
    case .gainAmount(let index, let name):
      if let amount = businessCase.gains[index].amount.replacing(name, with: value) {
        businessCase.gains[index].amount = amount
      }
    case .costAmount(let index, let name):
      if let amount = businessCase.costs[index].amount.replacing(name, with: value) {
        businessCase.costs[index].amount = amount
      }
    }
  }

  private struct Known {
    var name: String
    var target: Target
    var domain: FinanceError.Domain
  }

  private static func all(in businessCase: BusinessCase) -> [Known] {
    var list = [
      Known(name: "capture", target: .capture, domain: .share),
      Known(name: "discount.annualRate", target: .annualRate, domain: .sharePoints),
    ]
    if case .segments(let segments) = businessCase.workload {
      for (index, segment) in segments.enumerated() {
        for parameter in WorkloadParameter.allCases where parameter != .productivity {
          list.append(
            Known(
              name: "workload.\(segment.id).\(parameter.rawValue)",
              target: .workload(index, parameter), domain: parameter.domain))
        }
      }
    }
    for (index, lever) in businessCase.levers.enumerated() {
      let (name, domain): (String, FinanceError.Domain) =
        switch lever.effect {
        case .to: ("to", lever.parameter.domain)
        case .change: ("change", .relativeChange)
        case .points: ("points", lever.parameter.domain == .notNegative ? .any : .sharePoints)
        }
      list.append(
        Known(name: "levers.\(lever.id).\(name)", target: .leverEffect(index), domain: domain))
      list.append(
        Known(
          name: "levers.\(lever.id).attribution", target: .leverAttribution(index), domain: .share))
    }
    for (index, gain) in businessCase.gains.enumerated() {
      let path = "gains.\(gain.id)"
      list.append(Known(name: "\(path).margin", target: .gainMargin(index), domain: .share))
      list.append(
        Known(name: "\(path).attribution", target: .gainAttribution(index), domain: .share))
      for name in gain.amount.inputNames {
        list.append(
          Known(
            name: "\(path).\(name)", target: .gainAmount(index, name), domain: .notNegative))
      }
    }
    for (index, cost) in businessCase.costs.enumerated() {
      for name in cost.amount.inputNames {
        list.append(
          Known(
            name: "costs.\(cost.id).\(name)", target: .costAmount(index, name),
            domain: .notNegative))
      }
    }
    return list
  }
}

extension Amount {
  /// The names under which one number of the amount can be uncertain.
  fileprivate var inputNames: [String] {
    numbers.map(\.name).filter { $0 != "flows.years" } + ["factor"]
  }
}

extension WorkloadSegment {
  fileprivate mutating func set(_ parameter: WorkloadParameter, _ value: Double) {
    switch parameter {
    case .demandPerMonth: demandPerMonth = value
    case .deflection: deflection = value
    case .recontactRate: recontactRate = value
    case .handleMinutes: handleMinutes = value
    case .occupancy: occupancy = value
    case .shrinkage: shrinkage = value
    case .costPerPaidHour: costPerPaidHour = value
    case .productivity: break
    }
  }
}
