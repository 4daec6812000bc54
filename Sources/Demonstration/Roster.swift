// SPDX-License-Identifier: Apache-2.0
// Copyright the Rendement authors

import Quantities

/// The teams, their thirty seats and the agents who sat on them.
struct Roster: Sendable {
  /// A team at a site or at the provider.
  struct Team: Sendable {
    let name: String
    let site: String
    let provider: String?
    let seats: Int
    let isTreated: Bool
  }

  /// A place of work with its own pace and quality.
  ///
  /// A replacement works at the seat's pace once
  /// trained, so that turnover moves no team's average for good.
  struct Seat: Sendable {
    let team: Int
    /// Factor on handle time.
    let pace: Double
    /// CSAT mass moved from 2 to 4, −0.03 … 0.03.
    let quality: Double
    /// Weekly contract hours.
    let contractHours: Int
  }

  /// One person on a seat.
  struct Agent: Sendable {
    let code: String
    let seat: Int
    let hiredDay: Int
    /// The first day without them; nil while they stay.
    let leftDay: Int?
  }

  static let provider = "Prestataire Démo"
  static let teams: [Team] =
    ["Lille 1", "Lille 2", "Lille 3", "Lille 4", "Nantes 1", "Nantes 2", "Nantes 3", "Nantes 4"]
    .map { name in
      Team(
        name: name, site: String(name.prefix { $0 != " " }), provider: nil, seats: 3,
        isTreated: ["Lille 1", "Lille 3", "Nantes 2", "Nantes 4"].contains(name))
    } + [Team(name: "Externe", site: "Externe", provider: provider, seats: 6, isTreated: false)]

  let seats: [Seat]
  let agents: [Agent]
  private let agentsBySeat: [[Int]]

  /// Draws the seats and the comings and goings of eighteen months.
  init(seed: UInt64) {
    var random = WorldRandom(seed: seed, stream: .roster)
    var seats: [Seat] = []
    for (index, team) in Roster.teams.enumerated() {
      for _ in 0..<team.seats {
        seats.append(
          Seat(
            team: index, pace: PortableMath.exp(0.09 * random.normal()),
            quality: random.uniform(-0.03, 0.03),
            contractHours: [24, 28, 30, 35][random.index(below: 4)]))
      }
    }
    var agents: [Agent] = []
    let leavers = Set((0..<7).map { _ in random.index(below: seats.count) })
    var replacements: [(seat: Int, day: Int)] = []
    for seat in seats.indices {
      let hired = DemonstrationCalendar.firstDay - 60 - random.index(below: 1900)
      var left: Int?
      if leavers.contains(seat) {
        let day = DemonstrationCalendar.firstDay + 40 + random.index(below: 440)
        left = day
        replacements.append((seat, day + 14 + random.index(below: 21)))
      }
      agents.append(
        Agent(code: Roster.code(seat + 1), seat: seat, hiredDay: hired, leftDay: left))
    }
    for replacement in replacements.sorted(by: { ($0.day, $0.seat) < ($1.day, $1.seat) }) {
      agents.append(
        Agent(
          code: Roster.code(agents.count + 1), seat: replacement.seat, hiredDay: replacement.day,
          leftDay: nil))
    }
    self.seats = seats
    self.agents = agents
    agentsBySeat = seats.indices.map { seat in
      agents.indices.filter { agents[$0].seat == seat }
    }
  }

  /// Who works on a seat on a day, or, while it is empty, on the next seat of the team.
  func agent(onSeat seat: Int, day: Int) -> Agent? {
    let team = seats[seat].team
    let mates = seats.indices.filter { seats[$0].team == team }
    let start = mates.firstIndex(of: seat) ?? 0
    for step in mates.indices {
      let candidate = mates[(start + step) % mates.count]
      if let found = agentsBySeat[candidate].first(where: { isPresent(agents[$0], day: day) }) {
        return agents[found]
      }
    }
    return nil
  }

  /// Factor on handle time of an agent on a day: the seat's pace, and 20 % more on the first day,
  /// fading over three months.
  func pace(of agent: Agent, day: Int) -> Double {
    let learning = max(0, 1 - Double(day - agent.hiredDay) / 90)
    return seats[agent.seat].pace * (1 + 0.2 * learning)
  }

  /// Whether an agent is employed on a day.
  func isPresent(_ agent: Agent, day: Int) -> Bool {
    day >= agent.hiredDay && day < (agent.leftDay ?? Int.max)
  }

  private static func code(_ number: Int) -> String {
    "AG-" + String(repeating: "0", count: 3 - String(number).count) + String(number)
  }
}
