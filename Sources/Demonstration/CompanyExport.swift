// SPDX-License-Identifier: Apache-2.0
// Copyright the Rendement authors

import Quantities

/// The small files of the company: costs, agents, initiatives, assignments.
struct CompanyExport {
  let roster: Roster
  let effects: PlantedEffects

  /// `costs.csv`; a period's end is the first day after it.
  func writeCosts(
    _ entries: [CostLedger.Entry], to sink: inout some ExportSink
  ) throws -> ExportTable {
    var table = ExportTable(
      file: WorldFile.costs,
      columns: [
        "external_id", "period_start", "period_end", "amount", "currency", "category",
        "is_direct", "channel", "team", "site", "provider", "initiative",
      ])
    for entry in entries {
      table.text("K-" + padded(table.rows + 1, 4))
      table.day(entry.start.daysSinceEpoch)
      table.day(entry.end.daysSinceEpoch)
      table.cents(entry.cents)
      table.text(DemonstrationWorld.currency.code)
      table.text(entry.category)
      table.boolean(entry.isDirect)
      table.text(entry.channel)
      table.text(entry.team)
      table.text(entry.site)
      table.text(entry.provider)
      table.text(entry.initiative)
      try table.endRow(to: &sink)
    }
    try table.flush(to: &sink)
    return table
  }

  /// `agents.csv`: codes only; the world has no names.
  func writeAgents(to sink: inout some ExportSink) throws -> ExportTable {
    var table = ExportTable(
      file: WorldFile.agents,
      columns: [
        "external_id", "team", "site", "provider", "hired_on", "left_on", "contract_hours",
      ])
    for agent in roster.agents {
      let seat = roster.seats[agent.seat]
      let team = Roster.teams[seat.team]
      table.text(agent.code)
      table.text(team.name)
      table.text(team.site)
      table.text(team.provider)
      table.day(agent.hiredDay)
      table.day(agent.leftDay)
      table.integer(seat.contractHours)
      try table.endRow(to: &sink)
    }
    try table.flush(to: &sink)
    return table
  }

  /// `initiatives.csv`: the assistant.
  func writeInitiatives(to sink: inout some ExportSink) throws -> ExportTable {
    var table = ExportTable(
      file: WorldFile.initiatives,
      columns: ["external_id", "name", "started_on", "hypothesis"])
    table.text(WorldInitiative.identifier)
    table.text(WorldInitiative.name)
    table.day(effects.start.daysSinceEpoch)
    table.text(WorldInitiative.hypothesis)
    try table.endRow(to: &sink)
    try table.flush(to: &sink)
    return table
  }

  /// `assignments.csv`: every team with its arm; the untreated ones are the control.
  func writeAssignments(to sink: inout some ExportSink) throws -> ExportTable {
    var table = ExportTable(
      file: WorldFile.assignments,
      columns: [
        "external_id", "initiative", "unit_kind", "unit_id", "arm", "from_date", "to_date",
      ])
    for team in Roster.teams {
      table.text("AF-" + padded(table.rows + 1, 2))
      table.text(WorldInitiative.identifier)
      table.text("team")
      table.text(team.name)
      table.text(team.isTreated ? "treated" : "control")
      table.day(effects.start.daysSinceEpoch)
      table.day(nil)
      try table.endRow(to: &sink)
    }
    try table.flush(to: &sink)
    return table
  }
}
