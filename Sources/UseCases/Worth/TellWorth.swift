// SPDX-License-Identifier: Apache-2.0
// Copyright the Rendement authors

package import Finance
internal import Foundation
internal import IntegerSolver
package import Quantities
internal import ServiceMetrics
internal import Warehouse

/// What points, levers and a budget are worth per year.
package struct WorthAnswer: Sendable, Encodable {
  /// One step of improvement of one quantity.
  package struct Point: Sendable, Encodable {
    /// The quantity.
    package var point: ServicePoint
    /// What it is worth; nil when it cannot be told.
    package var worth: YearlyWorth?
    /// Why not.
    package var reason: LocalizedText?
  }

  /// An input that the answer rests on.
  package struct Input: Sendable, Encodable {
    /// The option it can be typed as.
    package var name: String
    /// The value and its grade.
    package var value: GradedEstimate
  }

  /// What it rests on.
  package var inputs: [Input]
  /// The points, those worth most first, those unknown last.
  package var points: [Point]
  /// The levers alone, by net gain.
  package var levers: [RankedLever]
  /// What to do with the budget; nil when none was given.
  package var plan: BudgetPlan?
}

/// Tells what one more point is worth, ranks levers, and spends a budget over them.
package struct TellWorth: Sendable {
  private let request: WorthRequest

  /// Creates the use case.
  package init(_ request: WorthRequest) { self.request = request }

  /// Answers.
  ///
  /// - Parameter session: The workspace, for what was not typed; nil to use typed values only.
  /// - Returns: Points, ranked levers, plan.
  /// - Throws: ``WorthProblem``, `WorthError`, `BudgetError`, or the workspace's errors.
  package func run(_ session: Session?) async throws -> WorthAnswer {
    var inputs: [WorthRequest.Input: GradedEstimate] = [:]
    if let session { inputs = try await measured(session) }
    inputs.merge(request.typed) { _, typed in typed }
    let baseline = try baseline(inputs)
    let points: [ServicePoint] = [
      .firstContactResolution, .handleTime, .automation, .churn, .satisfaction,
    ]
    var told = points.map { point in
      do throws(WorthError) {
        return WorthAnswer.Point(point: point, worth: try baseline.worth(ofOne: point))
      } catch {
        let reason = error == .unknown(input: "churnPerSatisfactionPoint") ? noLink : error.message
        return WorthAnswer.Point(point: point, reason: reason)
      }
    }
    told.sort { left, right in
      guard let first = left.worth?.worth.value else { return false }
      guard let second = right.worth?.worth.value else { return true }
      return first > second
    }
    var answer = WorthAnswer(
      inputs: WorthRequest.Input.allCases.compactMap { input in
        inputs[input].map { WorthAnswer.Input(name: input.rawValue, value: $0) }
      }, points: told, levers: [])
    guard let file = request.levers else { return answer }
    let levers = try await LeverFile(file: file).levers()
    answer.levers = try baseline.ranked(levers)
    if let budget = request.budgetPerYear {
      answer.plan = try BudgetProblem(
        baseline: baseline, levers: levers, budgetPerYear: budget, posts: request.posts,
        satisfactionFloor: request.satisfactionFloor, serviceLevelFloor: request.serviceLevelFloor
      ).plan(using: CBCSolver())
    }
    return answer
  }

  private let noLink = LocalizedText(
    en: "No link of satisfaction to churn was measured: give it with --csat-churn.",
    fr: "Aucun lien entre satisfaction et attrition n'est mesuré : donnez-le par --csat-churn.")

  private func baseline(
    _ inputs: [WorthRequest.Input: GradedEstimate]
  ) throws -> ServiceBaseline {
    func needed(_ input: WorthRequest.Input) throws -> GradedEstimate {
      guard let value = inputs[input] else { throw WorthProblem.missing(input) }
      return value
    }
    var baseline = ServiceBaseline(
      contactsPerYear: try needed(.contacts), handleMinutes: try needed(.aht),
      costPerPaidHour: try needed(.costPerHour))
    baseline.firstContactResolution = inputs[.fcr]
    baseline.customers = inputs[.customers]
    baseline.churn = inputs[.churn]
    baseline.marginPerCustomer = inputs[.margin]
    baseline.satisfaction = inputs[.csat]
    baseline.churnPerSatisfactionPoint = inputs[.csatChurn]
    baseline.serviceLevel = inputs[.serviceLevel]
    if let given = inputs[.automation] { baseline.automation = given }
    if let given = inputs[.automatedCost] { baseline.costPerAutomatedContact = given }
    if let given = inputs[.occupancy] { baseline.occupancy = given }
    if let given = inputs[.shrinkage] { baseline.shrinkage = given }
    if let given = inputs[.capture] { baseline.capture = given }
    return baseline
  }

  /// What the workspace's last year tells: contacts, handle time, resolution, automation, churn,
  /// satisfaction, service level, each with its interval.
  private func measured(
    _ session: Session
  ) async throws -> [WorthRequest.Input: GradedEstimate] {
    let window = try await session.warehouse.dataWindow()
    guard let last = request.to ?? window?.last else { return [:] }
    let yearBefore = last.adding(days: -364)
    let first = request.from ?? max(yearBefore, window?.first ?? yearBefore)
    let days = Double(last.daysSinceEpoch - first.daysSinceEpoch + 1)
    let table = try await MeasureMetrics(session).run(
      MetricQuery(
        metrics: [
          MetricSelection("average_handle_time"),
          MetricSelection("first_contact_resolution", variant: "B"),
          MetricSelection("automation_rate"), MetricSelection("churn_rate"),
          MetricSelection("csat"), MetricSelection("service_level"),
        ], from: first, to: last))
    var found: [WorthRequest.Input: GradedEstimate] = [:]
    func take(_ input: WorthRequest.Input, _ metric: String, _ factor: Double = 1) {
      guard let row = table[metric].first, let value = row.value else { return }
      found[input] = GradedEstimate(
        Estimate(
          value: value * factor, low: row.low.map { $0 * factor },
          high: row.high.map { $0 * factor },
          level: row.level ?? 0.95, method: row.method, sampleSize: row.n ?? 0), grade: .measured)
    }
    take(.aht, "average_handle_time", 1.0 / 60)
    take(.fcr, "first_contact_resolution")
    take(.automation, "automation_rate")
    take(.csat, "csat")
    take(.serviceLevel, "service_level")
    if let churn = table["churn_rate"].first, let value = churn.value, days >= 360, value <= 1 {
      found[.churn] = GradedEstimate(
        Estimate(value: value, method: churn.method, sampleSize: churn.n ?? 0), grade: .measured)
    }
    if let handled = table["average_handle_time"].first?.n, handled > 0 {
      found[.contacts] = GradedEstimate(
        Estimate(
          value: Double(handled) * 365 / days, method: "handled contacts, scaled to a year",
          sampleSize: handled), grade: .measured)
    }
    return found
  }
}
