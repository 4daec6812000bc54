// SPDX-License-Identifier: Apache-2.0
// Copyright the Rendement authors

import Testing

@testable import Demonstration

@Suite struct RosterTests {
  @Test func `thirty agents sit on two sites and at one provider`() {
    let roster = Roster(seed: 1)
    let bySite = Dictionary(grouping: roster.seats) { Roster.teams[$0.team].site }
    #expect(bySite.mapValues(\.count) == ["Lille": 12, "Nantes": 12, "Externe": 6])
    #expect(Set(Roster.teams.compactMap(\.provider)).count == 1)
  }

  @Test func `half of each site's teams get the assistant and the provider never does`() {
    let effects = PlantedEffects.standard
    #expect(effects.treatedTeams == ["Lille 1", "Lille 3", "Nantes 2", "Nantes 4"])
    #expect(effects.untreatedTeams.contains("Externe"))
    #expect(effects.treatedTeams.count + effects.untreatedTeams.count == Roster.teams.count)
  }

  @Test(arguments: [1, 2, 3, 20_260_301] as [UInt64])
  func `agents are codes, and whoever works has been hired and has not left`(seed: UInt64) {
    let roster = Roster(seed: seed)
    #expect(Set(roster.agents.map(\.code)).count == roster.agents.count)
    #expect(roster.agents.allSatisfy { $0.code.wholeMatch(of: /AG-\d{3}/) != nil })
    for day in DemonstrationCalendar.firstDay..<DemonstrationCalendar.endDay {
      for seat in stride(from: 0, to: 30, by: 7) {
        guard let agent = roster.agent(onSeat: seat, day: day) else { continue }
        #expect(agent.hiredDay <= day && day < (agent.leftDay ?? .max))
        #expect(roster.seats[agent.seat].team == roster.seats[seat].team)
      }
    }
  }

  @Test func `a new agent starts a fifth slower and has caught up after ninety days`() {
    let roster = Roster(seed: 4)
    let agent = Roster.Agent(code: "AG-099", seat: 0, hiredDay: 20_000, leftDay: nil)
    let pace = roster.seats[0].pace
    #expect(abs(roster.pace(of: agent, day: 20_000) - 1.2 * pace) < 1e-12)
    #expect(abs(roster.pace(of: agent, day: 20_045) - 1.1 * pace) < 1e-12)
    #expect(roster.pace(of: agent, day: 20_090) == pace)
  }
}
