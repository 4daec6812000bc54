// SPDX-License-Identifier: Apache-2.0
// Copyright the Rendement authors

/// What drives prices that follow the workload, by month 0 to the horizon.
struct Drivers: Sendable {
  /// Issues; nil without a workload.
  var demand: [Double]?
  /// Issues that deflection levers contain, those that come back included; nil without a workload.
  var deflected: [Double]?
  /// Attempts of the levers whose reach and containment are stated that end with a person; nil when
  /// no lever states them.
  var handoffs: [Double]?
}

extension CostLine {
  /// The cost before risk in currency units, by month 0 to the horizon.
  func schedule(horizon: Int, drivers: Drivers) -> [Double] {
    let first = startMonth ?? (amount.isPaidOnce ? 0 : 1)
    var months = amount.spread(
      horizon: horizon, from: first, to: endMonth ?? horizon, drivers: drivers)
    guard indexation != 0 else { return months }
    for month in months.indices where month > 12 {
      months[month] *= power(1 + indexation, Double((month + 11) / 12 - 1))
    }
    return months
  }
}

extension GainLine {
  /// The gain after margin and attribution, before risk, by month 0 to the horizon.
  func schedule(horizon: Int, goLiveMonth: Int, drivers: Drivers) -> [Double] {
    let first = startMonth ?? goLiveMonth
    var months = amount.spread(
      horizon: horizon, from: first, to: endMonth ?? horizon, drivers: drivers)
    let share = margin * attribution
    for month in months.indices {
      // A table has its own calendar, and what is earned once has no ramp.
      let reached = amount.hasOwnCalendar ? 1 : ramp.share(month: month - max(1, first) + 1)
      months[month] *= share * (amount.isPaidOnce ? 1 : reached)
    }
    return months
  }
}

extension Amount {
  /// Whether it falls in one month.
  var isPaidOnce: Bool {
    switch self {
    case .once, .peopleDays, .peopleHours, .learningCurve: true
    default: false
    }
  }

  /// Whether it is a table of years.
  var hasOwnCalendar: Bool {
    if case .flows = self { true } else { false }
  }

  /// What falls in one month or in every month, without looking at the calendar.
  ///
  /// Nil for tables and for prices that follow the workload.
  var flatAmount: Double? {
    switch self {
    case .once(let amount), .perMonth(let amount), .every(_, let amount): amount
    case .perYear(let amount): amount / 12
    case .perAgentPerMonth(let price, let agents): price * agents
    case .perContact(let price, let contacts): contacts.map { price * $0 }
    case .perResolution(let price, let resolutions?, let handoffPrice, let handoffs?):
      price * resolutions + handoffPrice * handoffs
    case .perResolution: nil
    case .perToken(let price): price.sessionsPerMonth.map { price.perSession * $0 }
    case .perMinute(let price, let minutes): price * minutes
    case .peopleDays(let days, let people, let cost): days * people * cost
    case .peopleHours(let hours, let people, let cost): hours * people * cost
    case .posts(let posts, let cost): posts * cost / 12
    case .learningCurve(let agents, let weeks, let loss, let cost): agents * weeks * loss * cost
    case .flows: nil
    }
  }

  /// The amount by month 0 to the horizon.
  ///
  /// - Parameters:
  ///   - horizon: The last month.
  ///   - first: The month of what is paid once, the first month of what recurs.
  ///   - last: The last month of what recurs.
  ///   - drivers: The workload, for prices that follow it.
  /// - Returns: Currency units, before margin, attribution and risk.
  func spread(horizon: Int, from first: Int, to last: Int, drivers: Drivers) -> [Double] {
    var months = [Double](repeating: 0, count: horizon + 1)
    if case .flows(let initial, let years) = self {
      months[0] = initial
      for (year, amount) in years.enumerated() {
        let start = year * 12 + 1
        let end = min(start + 11, horizon)
        guard start <= end else { continue }
        // A year that the horizon cuts keeps its monthly rate.
        for month in start...end { months[month] = amount / 12 }
      }
      return months
    }
    if isPaidOnce {
      if let flatAmount, months.indices.contains(first) { months[first] = flatAmount }
      return months
    }
    if case .every(let interval, let amount) = self {
      for month in stride(from: first, through: min(last, horizon), by: max(1, interval)) {
        months[month] = amount
      }
      return months
    }
    for month in months.indices where month >= max(first, 1) && month <= last {
      months[month] = amount(in: month, drivers: drivers)
    }
    return months
  }

  private func amount(in month: Int, drivers: Drivers) -> Double {
    switch self {
    case .perContact(let price, nil):
      guard let demand = drivers.demand else { return 0 }
      return price * demand[month]
    case .perResolution(let price, let resolutions, let handoffPrice, let handoffs):
      // A missing driver is a fault of the case, found before anything is computed.
      let resolved = resolutions ?? drivers.deflected?[month] ?? 0
      let failed = handoffs ?? drivers.handoffs?[month] ?? 0
      return price * resolved + handoffPrice * failed
    case .perToken(let price) where price.sessionsPerMonth == nil:
      guard let deflected = drivers.deflected else { return 0 }
      return price.perSession * (deflected[month] + (drivers.handoffs?[month] ?? 0))
    default:
      guard let flatAmount else { return 0 }
      return flatAmount
    }
  }
}
