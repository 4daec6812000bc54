// SPDX-License-Identifier: Apache-2.0
// Copyright the Rendement authors

internal import CaseFiles
package import Finance
package import Foundation
internal import Quantities
package import ServiceMetrics

/// Works out a business case from its YAML file, measuring its baseline where it asks for that.
package struct EvaluateCase: Sendable {
  /// A case that was worked out.
  package struct Outcome: Sendable {
    /// The case, its baseline filled in.
    package var businessCase: BusinessCase
    /// What it comes to.
    package var result: CaseResult
    /// The metrics of the baseline's window; nil when the workload was typed.
    package var baseline: MetricTable?
  }

  /// The metrics that describe the situation before the change.
  static let baselineMetrics = [
    MetricSelection("contacts"), MetricSelection("average_handle_time"),
    MetricSelection("first_reply_time"), MetricSelection("full_resolution_time"),
    MetricSelection("first_contact_resolution", variant: "B"),
    MetricSelection("automation_rate"), MetricSelection("abandonment_rate"),
    MetricSelection("csat"), MetricSelection("nps"), MetricSelection("cost_per_contact"),
    MetricSelection("churn_rate"),
  ]

  /// Opens the workspace, only when the case asks for a measured baseline.
  private let openSession: @Sendable () async throws -> Session

  /// Whether the workspace is given back when the case is worked out.
  private let closesSession: Bool

  /// Creates the use case.
  ///
  /// - Parameter openSession: Opens the workspace; called at most once, and only when needed.
  package init(openSession: @escaping @Sendable () async throws -> Session) {
    self.openSession = openSession
    closesSession = true
  }

  /// Creates the use case for a workspace that is open and stays so.
  ///
  /// - Parameter session: The open workspace.
  package init(in session: Session) {
    openSession = { session }
    closesSession = false
  }

  /// Reads and works out a case.
  ///
  /// - Parameter file: The YAML file.
  /// - Returns: The case and everything that it comes to.
  /// - Throws: ``CaseProblem``, `CaseFileError` with every fault of the file, or `FinanceError`.
  package func run(_ file: URL) async throws -> Outcome {
    let (businessCase, baseline) = try await measured(try Self.read(file).businessCase)
    return Outcome(
      businessCase: businessCase, result: try businessCase.evaluate(), baseline: baseline)
  }

  /// Works out the text of a case.
  ///
  /// - Parameter text: The YAML.
  /// - Returns: The case and everything that it comes to.
  /// - Throws: As ``run(_:)``.
  package func run(text: String) async throws -> Outcome {
    let (businessCase, baseline) = try await measured(try CaseFile.read(text).businessCase)
    return Outcome(
      businessCase: businessCase, result: try businessCase.evaluate(), baseline: baseline)
  }

  /// Reads a case and fills in its baseline, without working it out.
  ///
  /// - Parameter file: The YAML file.
  /// - Returns: The case with its workload.
  /// - Throws: As ``run(_:)``.
  package func read(_ file: URL) async throws -> BusinessCase {
    try await measured(try Self.read(file).businessCase).businessCase
  }

  /// Reads a case file.
  ///
  /// - Parameter file: The YAML file.
  /// - Returns: The case, whose baseline may still be a request.
  /// - Throws: ``CaseProblem/unreadable(path:)`` or `CaseFileError` with every fault of the file.
  static func read(_ file: URL) throws -> CaseFile {
    guard let data = FileManager.default.contents(atPath: file.path) else {
      throw CaseProblem.unreadable(path: file.path)
    }
    return try CaseFile.read(String(decoding: data, as: UTF8.self))
  }

  /// Fills in the baseline that a case asks for.
  ///
  /// - Parameter businessCase: A case whose workload may be a request.
  /// - Returns: The case with its workload, and the metrics of the window; nil when it was typed.
  /// - Throws: ``CaseProblem``, or why the workspace cannot answer.
  package func measured(
    _ businessCase: BusinessCase
  ) async throws -> (businessCase: BusinessCase, baseline: MetricTable?) {
    guard case .measured(let request) = businessCase.workload else { return (businessCase, nil) }
    let session = try await openSession()
    do {
      let (segment, baseline) = try await measure(request, in: session)
      if closesSession { await session.close() }
      var filled = businessCase
      filled.workload = .segments([segment])
      return (filled, baseline)
    } catch {
      if closesSession { await session.close() }
      throw error
    }
  }

  private func measure(
    _ request: MeasuredBaseline, in session: Session
  ) async throws -> (WorkloadSegment, MetricTable) {
    let workload = MeasuredWorkload(request: request)
    let measuring = MeasureMetrics(session)
    let segment = try workload.segment(from: try await measuring.run(try workload.query()))
    var query = try workload.query()
    query.metrics = Self.baselineMetrics
    return (segment, try await measuring.run(query))
  }
}
