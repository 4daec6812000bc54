// SPDX-License-Identifier: Apache-2.0
// Copyright the Rendement authors

internal import Crypto
internal import Foundation
internal import Quantities
internal import Workforce

/// Erlang's formulas, required agents and simulated queues.
enum StaffingOperations {
  static let all: [String: Operation] = [
    "erlang_b": { input in
      let pairs = try input.list("erlangs_servers").map { pair in
        guard case .list(let both) = pair, both.count == 2 else {
          throw CaseError.wrongKind("erlangs_servers", "list of pairs")
        }
        return (try both[0].asNumber("erlangs"), try both[1].asNumber("servers"))
      }
      return ["blocking": .numbers(try pairs.map { try erlangB(erlangs: $0, servers: Int($1)) })]
    },
    "erlang_c": { input in
      let queue = try performance(input, patience: nil)
      return [
        "p_wait": .finite(queue.probabilityOfWaiting),
        "asa_s": .finite(queue.averageSpeedOfAnswerSeconds),
        "service_level": .finite(queue.serviceLevelOfOffered),
        "occupancy": .finite(queue.occupancy),
        "queue_length": .finite(queue.queueLength),
      ]
    },
    "erlang_a": { input in
      let queue = try performance(input, patience: try input.number("patience_s"))
      return [
        "p_wait": .finite(queue.probabilityOfWaiting),
        "p_abandon": .finite(queue.abandonment),
        "mean_wait_all_s": .finite(queue.averageWaitSeconds),
        "queue_length": .finite(queue.queueLength),
        "occupancy": .finite(queue.occupancy),
        "sl_served_within_T_over_offered": .finite(queue.serviceLevelOfOffered),
        "sl_served_within_T_over_served": .finite(queue.serviceLevelOfServed),
        "p_abandon_within_T": .finite(queue.abandonedWithinThreshold),
      ]
    },
    "required_agents": { input in
      let shrinkage = try Shrinkage(try input.optionalNumber("shrinkage") ?? 0)
      let agents = try input.objects("intervals").map { interval in
        let given = CaseInput(
          values: input.values.merging(interval.values) { $1 }, folder: input.folder,
          tables: input.tables)
        return try load(given, contactsPerHour: try contactsPerHour(given))
          .requiredAgents([try target(given)])
      }
      return [
        "raw_agents": .list(agents.map { .integer($0) }),
        "scheduled": .list(agents.map { .integer(shrinkage.scheduled(for: $0)) }),
      ]
    },
    "required_agents_file": { input in
      let table = try await input.table()
      let calls = try table.numbers(try input.text("calls"))
      let handle = try table.numbers(try input.text("aht"))
      let hours = try input.number("interval_minutes") / 60
      let patience = try patience(input)
      let loads = try zip(calls, handle).map { calls, handle in
        // An interval without calls has no handle time to speak of.
        try QueueLoad(
          contactsPerHour: calls / hours, handleSeconds: calls > 0 ? handle : max(handle, 1),
          patienceSeconds: patience)
      }
      let needed = try RequiredAgents(
        loads, targets: [try target(input)],
        shrinkage: try Shrinkage(try input.optionalNumber("shrinkage") ?? 0))
      let joined = needed.atWork.map(String.init).joined(separator: ",")
      let digest = SHA256.hash(data: Data(joined.utf8))
      return [
        "sum_raw": .integer(needed.atWork.reduce(0, +)),
        "max_raw": .integer(needed.atWork.max() ?? 0),
        "sum_scheduled": .integer(needed.scheduled.reduce(0, +)),
        "sha256_raw": .text(digest.map { String(format: "%02x", $0) }.joined()),
        "abandonment_weighted": .finite(needed.overallAbandonment),
      ]
    },
    "queue_simulation": { input in
      let service = try input.object("service")
      let mean = try service.number("mean_s")
      let handle: HandleTime =
        switch try service.text("dist") {
        case "exponential": .exponential(mean: mean)
        case "constant": .constant(mean)
        case let other: throw CaseError.unknownChoice("dist", other)
        }
      let result = try SteadyStateSimulation(
        contactsPerHour: try contactsPerHour(input), handleTime: handle,
        patienceSeconds: try input.optionalNumber("patience_mean_s"),
        agents: try input.integer("agents"), thresholdSeconds: try input.number("threshold_s")
      ).run(
        customers: try input.integer("customers"),
        seed: UInt64(try input.optionalNumber("seed") ?? 1))
      return [
        "p_wait": .finite(result.probabilityOfWaiting.value),
        "p_abandon": .finite(result.abandonment.value),
        "mean_wait_s": .finite(result.averageWaitSeconds.value),
        "service_level": .finite(result.serviceLevelOfOffered.value),
      ]
    },
  ]

  private static func performance(
    _ input: CaseInput, patience: Double?
  ) throws -> QueuePerformance {
    try QueueLoad(
      contactsPerHour: try contactsPerHour(input), handleSeconds: try input.number("aht_s"),
      patienceSeconds: patience
    ).performance(
      agents: try input.integer("agents"), thresholdSeconds: try input.number("threshold_s"))
  }

  private static func load(_ input: CaseInput, contactsPerHour: Double) throws -> QueueLoad {
    let handle = try input.number("aht_s")
    return try QueueLoad(
      contactsPerHour: contactsPerHour,
      handleSeconds: contactsPerHour > 0 ? handle : max(handle, 1),
      patienceSeconds: try patience(input))
  }

  /// The patience that the model uses: none in Erlang C.
  private static func patience(_ input: CaseInput) throws -> Double? {
    switch try input.text("model") {
    case "erlang_c": nil
    case "erlang_a": try input.number("patience_s")
    case let other: throw CaseError.unknownChoice("model", other)
    }
  }

  private static func target(_ input: CaseInput) throws -> StaffingTarget {
    .serviceLevel(
      try input.number("target"), withinSeconds: try input.number("threshold_s"))
  }

  /// Contacts per hour from `calls_per_hour` or `calls_per_30min` with any number of minutes.
  private static func contactsPerHour(_ input: CaseInput) throws -> Double {
    if let calls = try input.optionalNumber("calls_per_hour") { return calls }
    for name in input.values.keys.sorted() where name.hasPrefix("calls_per_") {
      if let minutes = name.wholeMatch(of: /calls_per_(\d+)min/).flatMap({ Double($0.1) }) {
        return try input.number(name) * 60 / minutes
      }
    }
    throw CaseError.missing("calls_per_hour")
  }
}
