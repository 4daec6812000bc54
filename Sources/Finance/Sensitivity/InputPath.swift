// SPDX-License-Identifier: Apache-2.0
// Copyright the Rendement authors

/// One input of a case, addressed by name: `levers.automation.to`, `gains.retention.perYear`.
struct InputPath: Sendable {
  enum Target: Sendable {
    case capture
    case annualRate
    case workload(Int, WorkloadParameter)
    case driver(Int)
    case growth(Int)
    case leverEffect(Int)
    case leverPart(Int, String)
    case leverAttribution(Int)
    case gainMargin(Int)
    case gainAttribution(Int)
    case gainAmount(Int, String)
    case costAmount(Int, String)
  }

  let target: Target
  /// The name that found it.
  let name: String
  /// Which values the input may take.
  let domain: FinanceError.Domain

  /// Finds an input of a case; nil when the path names nothing.
  init?(_ path: String, in businessCase: BusinessCase) {
    guard let found = InputPath.all(in: businessCase).first(where: { $0.name == path }) else {
      return nil
    }
    name = found.name
    target = found.target
    domain = found.domain
  }

  private init(_ known: Known) {
    name = known.name
    target = known.target
    domain = known.domain
  }

  /// All inputs of a case but the factors, which repeat their line's amounts.
  ///
  /// A table of years has no single number; it appears by its factor.
  static func everyInput(of businessCase: BusinessCase) -> [InputPath] {
    all(in: businessCase).map { InputPath($0) }.filter { path in
      guard path.isFactor else { return true }
      switch path.target {
      case .gainAmount(let index, _): return businessCase.gains[index].amount.hasOwnCalendar
      case .costAmount(let index, _): return businessCase.costs[index].amount.hasOwnCalendar
      default: return true
      }
    }
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

  /// Whether the input is a driver that others follow.
  var isDriver: Bool {
    if case .driver = target { true } else { false }
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

  /// The input's value in a case; a factor's is 1.
  func value(in businessCase: BusinessCase) -> Double? {
    switch target {
    case .capture: return businessCase.capture
    case .annualRate: return businessCase.discount.annualRate
    case .workload(let index, let parameter):
      guard case .segments(let segments) = businessCase.workload else { return nil }
      return segments[index].value(of: parameter)
    case .growth(let index):
      guard case .segments(let segments) = businessCase.workload else { return nil }
      return segments[index].growthPerYear
    case .driver(let index):
      guard case .value(let value) = businessCase.drivers[index].content else { return nil }
      return value
    case .leverEffect(let index):
      switch businessCase.levers[index].effect {
      case .to(let value), .change(let value), .points(let value): return value
      case .automation: return nil
      }
    case .leverPart(let index, let part):
      guard
        case .automation(let reach, let containment, let returnRate) =
          businessCase.levers[index].effect
      else { return nil }
      return part == "reach" ? reach : part == "containment" ? containment : returnRate
    case .leverAttribution(let index): return businessCase.levers[index].attribution
    case .gainMargin(let index): return businessCase.gains[index].margin
    case .gainAttribution(let index): return businessCase.gains[index].attribution
    case .gainAmount(let index, let name):
      return name == "factor"
        ? 1 : businessCase.gains[index].amount.numbers.first { $0.name == name }?.value
    case .costAmount(let index, let name):
      return name == "factor"
        ? 1 : businessCase.costs[index].amount.numbers.first { $0.name == name }?.value
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
    case .driver(let index): businessCase.drivers[index].content = .value(value)
    case .growth(let index):
      guard case .segments(var segments) = businessCase.workload else { return }
      segments[index].growthPerYear = value
      businessCase.workload = .segments(segments)
    case .leverPart(let index, let part):
      businessCase.levers[index].effect = businessCase.levers[index].effect
        .replacing(part, with: value)
    case .leverEffect(let index):
      switch businessCase.levers[index].effect {
      case .automation: return
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
        list.append(
          Known(
            name: "workload.\(segment.id).growthPerYear", target: .growth(index), domain: .growth))
      }
    }
    for (index, driver) in businessCase.drivers.enumerated() {
      if case .value = driver.content {
        list.append(Known(name: "drivers.\(driver.id)", target: .driver(index), domain: .any))
      }
    }
    for (index, lever) in businessCase.levers.enumerated() {
      let path = "levers.\(lever.id)"
      list.append(
        Known(
          name: "\(path).attribution", target: .leverAttribution(index), domain: .share))
      if lever.effect.isAutomation {
        for part in ["reach", "containment", "returnRate"] {
          list.append(
            Known(name: "\(path).\(part)", target: .leverPart(index, part), domain: .share))
        }
        continue
      }
      let (name, domain): (String, FinanceError.Domain) =
        switch lever.effect {
        case .to, .automation: ("to", lever.parameter.domain)
        case .change: ("change", .relativeChange)
        case .points: ("points", lever.parameter.domain == .notNegative ? .any : .sharePoints)
        }
      list.append(Known(name: "\(path).\(name)", target: .leverEffect(index), domain: domain))
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
    case .firstContactResolution:
      recontactRate = recontactConvention.recontactRate(resolution: value)
    case .productivity: break
    }
  }
}

extension Lever.Effect {
  /// The effect with one part of an automation replaced.
  fileprivate func replacing(_ part: String, with value: Double) -> Lever.Effect {
    guard case .automation(let reach, let containment, let returnRate) = self else { return self }
    return .automation(
      reach: part == "reach" ? value : reach,
      containment: part == "containment" ? value : containment,
      returnRate: part == "returnRate" ? value : returnRate)
  }
}
