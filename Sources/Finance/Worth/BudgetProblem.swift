// SPDX-License-Identifier: Apache-2.0
// Copyright the Rendement authors

public import Quantities
public import Statistics

/// The question of how to spend a budget over levers.
///
/// At most one level of each lever is chosen, whole posts only. The gain of a pair of levers is
/// less than their sum where both free the same hours: the program holds what each pair loses, so
/// that nothing is promised twice; the chosen plan is then valued once more as a whole.
///
///     maximise Σ netᵢ xᵢ + Σ pairᵢⱼ yᵢⱼ     yᵢⱼ = xᵢ xⱼ,  x, y ∈ {0, 1}
public struct BudgetProblem: Sendable, Hashable {
  /// The service as it is.
  public var baseline: ServiceBaseline
  /// What could be done.
  public var levers: [CandidateLever]
  /// The most that may be spent per year.
  public var budgetPerYear: Double
  /// The most whole posts; nil when there is no limit.
  public var posts: Int?
  /// The least satisfaction, a fraction; nil for none.
  public var satisfactionFloor: Double?
  /// The least service level, a fraction; nil for none.
  public var serviceLevelFloor: Double?

  /// Creates a problem.
  public init(
    baseline: ServiceBaseline, levers: [CandidateLever], budgetPerYear: Double, posts: Int? = nil,
    satisfactionFloor: Double? = nil, serviceLevelFloor: Double? = nil
  ) {
    self.baseline = baseline
    self.levers = levers
    self.budgetPerYear = budgetPerYear
    self.posts = posts
    self.satisfactionFloor = satisfactionFloor
    self.serviceLevelFloor = serviceLevelFloor
  }

  /// A level of a lever by its places.
  private struct Choice {
    var lever: Int
    var level: CandidateLever.Level
    var name: String
  }

  private var choices: [Choice] {
    levers.enumerated().flatMap { place, lever in
      lever.levels.map {
        Choice(
          lever: place, level: $0, name: $0.name.isEmpty ? lever.name : "\(lever.name), \($0.name)")
      }
    }
  }

  /// The plan of the largest net gain.
  ///
  /// - Parameter solver: Who solves the program.
  /// - Returns: What to do, and what it comes to as a whole; nothing when nothing is worth its
  ///   cost and no floor demands it.
  /// - Throws: ``BudgetError``; floors and limits that contradict each other are named.
  public func plan(using solver: some IntegerProgramSolver) throws(BudgetError) -> BudgetPlan {
    let choices = choices
    let program: IntegerProgram
    do { program = try self.program(choices) } catch { throw .worth(error) }
    let solution: IntegerSolution
    do { solution = try solver.solve(program) } catch {
      guard case .infeasible = error else { throw .solver(error) }
      var names: [String] = []
      do { names = try program.conflict(using: solver) } catch { throw .solver(error) }
      throw .contradiction(names)
    }
    let chosen = choices.indices.filter { solution.values[$0] > 0.5 }.map { choices[$0] }
    do {
      let worth = try baseline.worth(of: chosen.flatMap(\.level.changes))
      return BudgetPlan(
        chosen: chosen.map {
          .init(
            lever: levers[$0.lever].name, level: $0.level.name, costPerYear: $0.level.costPerYear)
        }, costPerYear: chosen.reduce(0) { $0 + $1.level.costPerYear },
        posts: chosen.reduce(0) { $0 + $1.level.posts }, worth: worth,
        isProven: solution.isProven)
    } catch { throw .worth(error) }
  }

  private func program(_ choices: [Choice]) throws(WorthError) -> IntegerProgram {
    guard !choices.isEmpty else { throw .noLevers }
    guard budgetPerYear >= 0, budgetPerYear.isFinite else {
      throw .outOfDomain(input: "budgetPerYear", value: budgetPerYear, domain: .notNegative)
    }
    guard Set(choices.map(\.name)).count == choices.count else {
      let names = choices.map(\.name)
      let twice = names.first { name in names.count { $0 == name } > 1 }
      throw .duplicate(twice ?? "")
    }
    var alone: [Double] = []
    for choice in choices {
      guard choice.level.costPerYear >= 0, choice.level.costPerYear.isFinite else {
        throw .outOfDomain(
          input: choice.name, value: choice.level.costPerYear, domain: .notNegative)
      }
      alone.append(try baseline.worth(of: choice.level.changes).worth.value)
    }
    var variables = zip(choices, alone).map {
      IntegerProgram.Variable(name: $0.name, upper: 1, cost: $0.level.costPerYear - $1)
    }
    var constraints = try demands(choices)
    for first in choices.indices {
      for second in choices.indices
      where second > first && choices[first].lever != choices[second].lever {
        let both = try baseline.worth(
          of: choices[first].level.changes + choices[second].level.changes
        ).worth.value
        let overlap = alone[first] + alone[second] - both
        guard abs(overlap) > 1e-9 * (abs(alone[first]) + abs(alone[second])) else { continue }
        let pair = variables.count
        variables.append(
          IntegerProgram.Variable(
            name: "\(choices[first].name) + \(choices[second].name)", upper: 1, cost: overlap))
        let name = variables[pair].name
        constraints += [
          .init(
            name: name, terms: [.init(first), .init(second), .init(pair, times: -1)], upper: 1),
          .init(name: name, terms: [.init(pair), .init(first, times: -1)], upper: 0),
          .init(name: name, terms: [.init(pair), .init(second, times: -1)], upper: 0),
        ]
      }
    }
    return IntegerProgram(variables: variables, constraints: constraints)
  }

  /// Budget, posts, floors, and one level of each lever.
  private func demands(
    _ choices: [Choice]
  ) throws(WorthError) -> [IntegerProgram.Constraint] {
    func terms(_ factor: (CandidateLever.Level) -> Double) -> [IntegerProgram.Term] {
      choices.enumerated().compactMap { place, choice in
        let value = factor(choice.level)
        return value == 0 ? nil : .init(place, times: value)
      }
    }
    var demands = [
      IntegerProgram.Constraint(
        name: "budget \(budgetPerYear)", terms: terms(\.costPerYear), upper: budgetPerYear)
    ]
    if let posts {
      demands.append(
        .init(name: "posts \(posts)", terms: terms { Double($0.posts) }, upper: Double(posts)))
    }
    let floors: [(Double?, GradedEstimate?, ServicePoint)] = [
      (satisfactionFloor, baseline.satisfaction, .satisfaction),
      (serviceLevelFloor, baseline.serviceLevel, .serviceLevel),
    ]
    for (floor, start, point) in floors {
      guard let floor else { continue }
      guard let start else { throw .unknown(input: point.rawValue) }
      let moves = terms { level in
        level.changes.filter { $0.point == point }.reduce(0) { $0 + $1.amount.value } / 100
      }
      // A floor that is met to the last bit is met.
      demands.append(
        .init(name: "\(point.rawValue) ≥ \(floor)", terms: moves, lower: floor - start.value - 1e-9)
      )
    }
    for lever in levers.indices {
      let own = choices.indices.filter { choices[$0].lever == lever }
      guard own.count > 1 else { continue }
      demands.append(
        .init(name: "one level of \(levers[lever].name)", terms: own.map { .init($0) }, upper: 1))
    }
    return demands
  }
}

/// What to do with a budget.
public struct BudgetPlan: Sendable, Hashable, Codable {
  /// A level that was chosen.
  public struct Line: Sendable, Hashable, Codable {
    /// The lever.
    public var lever: String
    /// The level.
    public var level: String
    /// What it costs per year.
    public var costPerYear: Double
  }

  /// What to do.
  public var chosen: [Line]
  /// What it costs per year.
  public var costPerYear: Double
  /// Whole posts that it takes.
  public var posts: Int
  /// What it is worth as a whole.
  public var worth: YearlyWorth
  /// Whether no better choice exists as far as pairs of levers tell.
  public var isProven: Bool

  /// Worth − cost.
  public var netPerYear: Double { worth.worth.value - costPerYear }
}

/// Why a budget cannot be spent as asked.
public enum BudgetError: Error, Equatable, Sendable {
  /// The demands named contradict each other; none of them can be left out.
  case contradiction([String])
  /// A worth cannot be told.
  case worth(WorthError)
  /// The solver gave no answer.
  case solver(IntegerProgramError)

  /// What contradicts what, and what to do.
  public var message: LocalizedText {
    switch self {
    case .contradiction(let names):
      let list = names.joined(separator: "; ")
      return LocalizedText(
        en: "These demands contradict each other: \(list). Loosen one, or add a lever.",
        fr: "Ces exigences se contredisent : \(list). Relâchez-en une, ou ajoutez un levier.")
    case .worth(let error): return error.message
    case .solver(let error): return LocalizedText(verbatim: error.description)
    }
  }
}

extension BudgetError: CustomStringConvertible {
  /// The sentence in English.
  public var description: String { message.en }
}
