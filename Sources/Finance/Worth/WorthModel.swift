// SPDX-License-Identifier: Apache-2.0
// Copyright the Rendement authors

import Foundation
public import Quantities
import Statistics

/// What changes of a service are worth together per year.
public struct YearlyWorth: Sendable, Hashable, Codable {
  /// The worth per year with its 95 % interval, in the currency of the baseline.
  public var worth: Estimate
  /// The weakest grade among everything that it rests on.
  public var grade: EvidenceGrade
  /// Paid hours freed per year, before capture.
  public var hoursFreed: Double
  /// Customers kept per year.
  public var customersKept: Double
}

extension ServiceBaseline {
  /// What changes are worth per year, made together on one workload: an hour is freed once,
  /// however many levers would have freed it.
  ///
  /// The interval is that of the delta method: Σ (∂worth/∂input · standard error)², the inputs and
  /// changes taken as independent and normal.
  ///
  /// - Parameter changes: Those of one quantity add up.
  /// - Returns: The worth; 0 for no change.
  /// - Throws: ``WorthError``: an input out of its domain or unknown, or a change beyond what is
  ///   possible.
  ///
  /// Without a measured link to churn satisfaction is worth nothing here: it is shown beside the
  /// money, never turned into it.
  public func worth(of changes: [ServiceChange]) throws(WorthError) -> YearlyWorth {
    try check()
    let model = try WorthModel(self, changes)
    let centre = try model.value(model.means)
    var variance = 0.0
    for (place, error) in model.standardErrors.enumerated() where error > 0 {
      // A thousandth of the standard error: far above rounding, far below curvature.
      var up = model.means
      var down = model.means
      up[place] += error / 1000
      down[place] -= error / 1000
      let slope = (model.raw(up).worth - model.raw(down).worth) / (error / 500)
      variance += slope * slope * error * error
    }
    let half = 1.959963984540054 * variance.squareRoot()
    return YearlyWorth(
      worth: Estimate(
        value: centre.worth, low: half > 0 ? centre.worth - half : nil,
        high: half > 0 ? centre.worth + half : nil, method: "delta method", sampleSize: 0),
      grade: model.grade, hoursFreed: centre.hours, customersKept: centre.customers)
  }

  /// What one step of improvement of a quantity is worth per year: +1 point of resolution,
  /// automation or satisfaction, −1 minute of handle time, −1 point of churn.
  ///
  /// - Throws: ``WorthError``, as ``worth(of:)``; a service level alone is worth nothing here.
  public func worth(ofOne point: ServicePoint) throws(WorthError) -> YearlyWorth {
    guard point != .satisfaction || churnPerSatisfactionPoint != nil else {
      throw .unknown(input: "churnPerSatisfactionPoint")
    }
    return try worth(of: [
      ServiceChange(point, by: GradedEstimate(point.improvement, grade: .proved))
    ])
  }
}

/// The formulas of ``ServiceBaseline`` over a vector of inputs, so that each can be moved.
struct WorthModel {
  private enum Slot: Int, CaseIterable {
    case contacts, handle, cost, resolution, automation, automatedCost, occupancy, shrinkage
    case capture, customers, margin, link
  }

  /// The central values: the baseline's, then the changes'.
  let means: [Double]
  /// Their standard errors.
  let standardErrors: [Double]
  /// The weakest grade of what is used.
  let grade: EvidenceGrade
  private let points: [ServicePoint]
  private let churn: Double?

  init(_ baseline: ServiceBaseline, _ changes: [ServiceChange]) throws(WorthError) {
    let moved = Set(changes.filter { $0.amount.value != 0 }.map(\.point))
    let movesHours = !moved.isDisjoint(with: [.firstContactResolution, .handleTime, .automation])
    let isLinked = moved.contains(.satisfaction) && baseline.churnPerSatisfactionPoint != nil
    let movesCustomers = moved.contains(.churn) || isLinked
    let needed: [(Bool, String, GradedEstimate?)] = [
      (
        moved.contains(.firstContactResolution), "firstContactResolution",
        baseline.firstContactResolution
      ),
      (movesCustomers, "customers", baseline.customers),
      (movesCustomers, "marginPerCustomer", baseline.marginPerCustomer),
    ]
    for (isNeeded, name, input) in needed where isNeeded && input == nil {
      throw .unknown(input: name)
    }
    let none = GradedEstimate(0, grade: .proved)
    let inputs: [GradedEstimate] = Slot.allCases.map { slot in
      switch slot {
      case .contacts: baseline.contactsPerYear
      case .handle: baseline.handleMinutes
      case .cost: baseline.costPerPaidHour
      case .resolution: baseline.firstContactResolution ?? GradedEstimate(1, grade: .proved)
      case .automation: baseline.automation
      case .automatedCost: baseline.costPerAutomatedContact
      case .occupancy: baseline.occupancy
      case .shrinkage: baseline.shrinkage
      case .capture: baseline.capture
      case .customers: baseline.customers ?? none
      case .margin: baseline.marginPerCustomer ?? none
      case .link: baseline.churnPerSatisfactionPoint ?? none
      }
    }
    for change in changes where !change.amount.value.isFinite {
      throw .outOfDomain(
        input: change.point.rawValue, value: change.amount.value, domain: .finite)
    }
    points = changes.map(\.point)
    means = inputs.map(\.value) + changes.map(\.amount.value)
    standardErrors = inputs.map(\.standardError) + changes.map(\.amount.standardError)
    churn = baseline.churn?.value
    var used = changes.map(\.amount.grade)
    func use(_ slots: [Slot]) { used += slots.map { inputs[$0.rawValue].grade } }
    if movesHours { use([.contacts, .handle, .cost, .occupancy, .shrinkage, .capture]) }
    if moved.contains(.firstContactResolution) { use([.resolution]) }
    if moved.contains(.automation) { use([.automation, .automatedCost]) }
    if movesCustomers { use([.customers, .margin]) }
    if isLinked { use([.link]) }
    grade = used.max() ?? .proved
  }

  struct Outcome {
    var worth: Double
    var hours: Double
    var customers: Double
  }

  /// The outcome, checked to be possible.
  func value(_ x: [Double]) throws(WorthError) -> Outcome {
    let resolution = x[Slot.resolution.rawValue] + total(.firstContactResolution, x) / 100
    guard resolution > 0, resolution <= 1 else {
      throw .beyondPossible(change: .firstContactResolution, reached: resolution)
    }
    let automation = x[Slot.automation.rawValue] + total(.automation, x) / 100
    guard automation >= 0, automation <= 1 else {
      throw .beyondPossible(change: .automation, reached: automation)
    }
    let handle = x[Slot.handle.rawValue] + total(.handleTime, x)
    guard handle >= 0 else { throw .beyondPossible(change: .handleTime, reached: handle) }
    if let churn {
      let reached = churn + churnPoints(x) / 100
      guard reached >= 0, reached <= 1 else {
        throw .beyondPossible(change: .churn, reached: reached)
      }
    }
    return raw(x)
  }

  func raw(_ x: [Double]) -> Outcome {
    func at(_ slot: Slot) -> Double { x[slot.rawValue] }
    let resolution = at(.resolution)
    let automation = at(.automation)
    let issues = at(.contacts) * resolution / (1 - automation)
    func hours(_ resolution: Double, _ automation: Double, _ handle: Double) -> Double {
      issues * (1 - automation) / resolution * handle / 60
        / (at(.occupancy) * (1 - at(.shrinkage)))
    }
    let newResolution = resolution + total(.firstContactResolution, x) / 100
    let newAutomation = automation + total(.automation, x) / 100
    let freed =
      hours(resolution, automation, at(.handle))
      - hours(newResolution, newAutomation, at(.handle) + total(.handleTime, x))
    let automated =
      issues * (newAutomation / newResolution - automation / resolution) * at(.automatedCost)
    let kept = -churnPoints(x) / 100 * at(.customers)
    return Outcome(
      worth: freed * at(.cost) * at(.capture) - automated + kept * at(.margin), hours: freed,
      customers: kept)
  }

  private func churnPoints(_ x: [Double]) -> Double {
    total(.churn, x) + total(.satisfaction, x) * x[Slot.link.rawValue]
  }

  private func total(_ point: ServicePoint, _ x: [Double]) -> Double {
    var sum = 0.0
    for (place, other) in points.enumerated() where other == point {
      sum += x[Slot.allCases.count + place]
    }
    return sum
  }
}
