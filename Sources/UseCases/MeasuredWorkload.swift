// SPDX-License-Identifier: Apache-2.0
// Copyright the Rendement authors

internal import Finance
internal import Quantities
internal import ServiceMetrics

/// Turns the baseline that a case asks for into a workload measured in the workspace.
///
/// With C contacts that people handled in the window, f the share of contacts without another one
/// of the same customer within the window of first-contact resolution, and m months:
///
///     r = (1 − f) / f          every contact may bring another one (geometric)
///     N = C · f / m / (1 − d)  issues per month, so that N · (1 − d) · (1 + r) · m = C
///
/// A is the average handling time in minutes, d the share that was automated already.
struct MeasuredWorkload {
  /// What the case asks for.
  var request: MeasuredBaseline

  /// The question to ask of the workspace.
  func query() throws -> MetricQuery {
    MetricQuery(
      metrics: [
        MetricSelection("average_handle_time"),
        MetricSelection("first_contact_resolution", variant: "B"),
        MetricSelection("automation_rate"),
      ],
      from: request.from, to: request.to,
      filters: try request.conditions.map { try MetricFilter(parsing: $0) })
  }

  /// The one segment that the answer makes.
  ///
  /// - Parameter answer: The answer to ``query()``.
  /// - Returns: The whole workload as a segment named `all`.
  /// - Throws: ``CaseProblem`` when a parameter is neither typed nor measured.
  func segment(from answer: MetricTable) throws -> WorkloadSegment {
    let typed = request.typed
    let handle = answer["average_handle_time"].first
    let resolution = answer["first_contact_resolution"].first
    let automated = answer["automation_rate"].first
    let deflection = try measured(typed.deflection, automated?.value ?? 0, .deflection)
    let resolved = resolution?.value
    let recontact = try measured(
      typed.recontactRate, resolved.flatMap { $0 > 0 ? (1 - $0) / $0 : nil }, .recontactRate)
    let minutes = try measured(
      typed.handleMinutes, handle?.value.map { $0 / 60 }, .handleMinutes)
    let demand = try measured(
      typed.demandPerMonth, self.demand(handle, recontact.value, deflection.value),
      .demandPerMonth)
    var provenances = [demand, deflection, recontact, minutes].reduce(
      into: [WorkloadParameter: Provenance]()
    ) { $0[$1.parameter] = $1.isTyped ? .declared : provenance(rows: handle?.n ?? 0) }
    for parameter in [WorkloadParameter.occupancy, .shrinkage, .costPerPaidHour] {
      provenances[parameter] = .declared
    }
    return WorkloadSegment(
      id: "all", demandPerMonth: demand.value, deflection: deflection.value,
      recontactRate: recontact.value, handleMinutes: minutes.value,
      occupancy: try typedOnly(typed.occupancy, .occupancy),
      shrinkage: try typedOnly(typed.shrinkage, .shrinkage),
      costPerPaidHour: try typedOnly(typed.costPerPaidHour, .costPerPaidHour),
      provenances: provenances)
  }

  /// N: issues per month; nil when no contact of the window was handled.
  private func demand(_ handle: MetricValue?, _ recontact: Double, _ deflection: Double) -> Double?
  {
    guard let handled = handle?.n, handled > 0, deflection < 1 else { return nil }
    return Double(handled) / (1 + recontact) / months / (1 - deflection)
  }

  /// Months of the window: whole ones where it begins and ends with a month, else days ÷ 30.4375.
  var months: Double {
    let next = request.to.adding(days: 1)
    if request.from.day == 1, next.day == 1 {
      return Double((next.year - request.from.year) * 12 + next.month - request.from.month)
    }
    return Double(next.daysSinceEpoch - request.from.daysSinceEpoch) / 30.4375
  }

  private struct Parameter {
    var parameter: WorkloadParameter
    var value: Double
    var isTyped: Bool
  }

  private func measured(
    _ typed: Double?, _ value: Double?, _ parameter: WorkloadParameter
  ) throws -> Parameter {
    if let typed { return Parameter(parameter: parameter, value: typed, isTyped: true) }
    guard let value else {
      throw CaseProblem.notMeasured(parameter, from: request.from, to: request.to)
    }
    return Parameter(parameter: parameter, value: value, isTyped: false)
  }

  private func typedOnly(_ typed: Double?, _ parameter: WorkloadParameter) throws -> Double {
    guard let typed else { throw CaseProblem.notInContacts(parameter) }
    return typed
  }

  private func provenance(rows: Int) -> Provenance {
    .measured(
      query: "average_handle_time, first_contact_resolution:B, automation_rate"
        + (request.conditions.isEmpty ? "" : ", " + request.conditions.joined(separator: ", ")),
      from: request.from, to: request.to, rows: rows)
  }
}
