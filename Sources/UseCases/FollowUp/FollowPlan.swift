// SPDX-License-Identifier: Apache-2.0
// Copyright the Rendement authors

internal import CaseFiles
package import Finance
package import Foundation
package import Quantities
internal import ServiceMetrics

/// Freezes cases as plans, records what was measured, and holds one against the other.
package struct FollowPlan: Sendable {
  private let store: PlanStore
  private let openSession: @Sendable () async throws -> Session

  /// Creates the use case.
  ///
  /// - Parameters:
  ///   - root: The folder of the workspace.
  ///   - openSession: Opens the workspace; called only when something is to be measured.
  package init(root: URL, openSession: @escaping @Sendable () async throws -> Session) {
    store = PlanStore(root)
    self.openSession = openSession
  }

  /// Every version of every plan.
  package func list() throws -> [FrozenPlan] {
    try store.names().flatMap { try store.versions(of: $0) }
  }

  /// Freezes a case as the next version of a plan.
  ///
  /// - Parameters:
  ///   - file: The case.
  ///   - name: The plan's name.
  ///   - day: The day of the promise.
  /// - Returns: The frozen version.
  /// - Throws: As ``EvaluateCase/run(_:)``, or ``PlanProblem``.
  package func freeze(_ file: URL, name: String, on day: LocalDate) async throws -> FrozenPlan {
    let read = try EvaluateCase.read(file).businessCase
    var request: MeasuredBaseline?
    if case .measured(let baseline) = read.workload { request = baseline }
    let filled = try await EvaluateCase(openSession: openSession).measured(read).businessCase
    return try store.freeze(filled, name: name, on: day, measurement: request)
  }

  /// Records typed months.
  ///
  /// - Parameters:
  ///   - file: YAML or CSV.
  ///   - name: The plan.
  ///   - day: Today.
  /// - Returns: All months recorded so far.
  /// - Throws: ``PlanProblem``, `CaseFileError`, or a value that the plan refuses.
  package func record(_ file: URL, for name: String, on day: LocalDate) throws -> [ActualMonth] {
    let plan = try store.plan(name)
    guard let data = FileManager.default.contents(atPath: file.path) else {
      throw CaseProblem.unreadable(path: file.path)
    }
    let text = String(decoding: data, as: UTF8.self)
    let months: [ActualMonth]
    switch file.pathExtension.lowercased() {
    case "yaml", "yml": months = try ActualsFile.read(yaml: text)
    case "csv": months = try ActualsFile.read(csv: text)
    default: throw PlanProblem.unknownActuals(file.lastPathComponent)
    }
    // What the plan cannot use is refused before it is kept.
    _ = try plan.variance(months)
    return try store.add(months, to: name, on: day)
  }

  /// Measures one calendar month in the workspace, as the plan's baseline was measured.
  ///
  /// - Parameters:
  ///   - name: The plan.
  ///   - first: The first day of the month.
  ///   - day: Today.
  /// - Returns: All months recorded so far.
  /// - Throws: ``PlanProblem``, ``CaseProblem``, or why the workspace cannot answer.
  package func measure(
    _ name: String, month first: LocalDate, on day: LocalDate
  ) async throws -> [ActualMonth] {
    let plan = try store.plan(name)
    guard let baseline = plan.measurement else { throw PlanProblem.typedBaseline(name) }
    guard let month = plan.month(year: first.year, month: first.month) else {
      throw PlanProblem.noStart(name)
    }
    let length = LocalDate.days(inMonth: first.month, of: first.year)
    let from = first.adding(days: 1 - first.day)
    var request = baseline
    request.from = from
    request.to = from.adding(days: length - 1)
    // The month is measured: only what contacts never say stays as typed.
    request.typed.demandPerMonth = nil
    request.typed.deflection = nil
    request.typed.recontactRate = nil
    request.typed.handleMinutes = nil
    let session = try await openSession()
    do {
      let workload = MeasuredWorkload(request: request)
      let answer = try await MeasureMetrics(session).run(try workload.query())
      let segment = try workload.segment(from: answer)
      await session.close()
      let actual = ActualMonth(
        month: month,
        segments: [
          ActualMonth.Segment(
            id: segment.id, demandPerMonth: segment.demandPerMonth,
            deflection: segment.deflection, recontactRate: segment.recontactRate,
            handleMinutes: segment.handleMinutes)
        ], source: "\(request.from) – \(request.to)")
      _ = try plan.variance([actual])
      return try store.add([actual], to: name, on: day)
    } catch {
      await session.close()
      throw error
    }
  }

  /// Holds the measured months against a version of the plan.
  ///
  /// - Parameters:
  ///   - name: The plan.
  ///   - version: Which version; nil for the last.
  ///   - last: The last month that counts; nil for all.
  /// - Returns: The variance.
  /// - Throws: ``PlanProblem`` or `FinanceError`.
  package func variance(
    _ name: String, version: Int? = nil, to last: Int? = nil
  ) throws -> PlanVariance {
    let plan = try store.plan(name, version: version)
    return try plan.variance(
      try store.actuals(of: name).filter { month in last.map { month.month <= $0 } ?? true })
  }
}
