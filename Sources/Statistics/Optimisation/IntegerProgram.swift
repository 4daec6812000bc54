// SPDX-License-Identifier: Apache-2.0
// Copyright the Rendement authors

/// A question for a solver of mixed-integer linear programs, as a value.
///
///     minimise Σ cost·x    subject to    lower ≤ Σ factor·x ≤ upper    for every constraint
///
/// Some variables must be whole numbers. To maximise, negate the costs.
public struct IntegerProgram: Sendable, Hashable {
  /// An unknown number.
  public struct Variable: Sendable, Hashable {
    /// What it counts, for people.
    public var name: String
    /// Its least value.
    public var lower: Double
    /// Its largest value; nil when there is none.
    public var upper: Double?
    /// What one more of it costs.
    public var cost: Double
    /// Whether it must be a whole number.
    public var isWhole: Bool

    /// Creates a variable; whole and from 0 unless said otherwise.
    public init(
      name: String, lower: Double = 0, upper: Double? = nil, cost: Double, isWhole: Bool = true
    ) {
      self.name = name
      self.lower = lower
      self.upper = upper
      self.cost = cost
      self.isWhole = isWhole
    }
  }

  /// A variable, by its place, times a factor.
  public struct Term: Sendable, Hashable {
    /// The place of the variable.
    public var variable: Int
    /// What it is multiplied by.
    public var factor: Double

    /// Creates a term.
    public init(_ variable: Int, times factor: Double = 1) {
      self.variable = variable
      self.factor = factor
    }
  }

  /// A sum of terms between two bounds.
  public struct Constraint: Sendable, Hashable {
    /// What it demands, for people: it is named when demands contradict each other.
    public var name: String
    /// The terms, each variable at most once.
    public var terms: [Term]
    /// The least value of the sum; nil when there is none.
    public var lower: Double?
    /// The largest value of the sum; nil when there is none.
    public var upper: Double?

    /// Creates a constraint.
    public init(name: String, terms: [Term], lower: Double? = nil, upper: Double? = nil) {
      self.name = name
      self.terms = terms
      self.lower = lower
      self.upper = upper
    }
  }

  /// The unknowns.
  public var variables: [Variable]
  /// The demands on them.
  public var constraints: [Constraint]

  /// Creates a program.
  public init(variables: [Variable], constraints: [Constraint]) {
    self.variables = variables
    self.constraints = constraints
  }

  /// Why no solver should be asked; nil when the program is well formed.
  public var fault: IntegerProgramError? {
    guard !variables.isEmpty else { return .noVariables }
    for variable in variables {
      let numbers = [variable.lower, variable.cost, variable.upper ?? 0]
      guard numbers.allSatisfy(\.isFinite) else { return .notFinite(name: variable.name) }
      if let upper = variable.upper, upper < variable.lower {
        return .infeasible(conflict: [variable.name])
      }
    }
    for constraint in constraints {
      let numbers = constraint.terms.map(\.factor) + [constraint.lower ?? 0, constraint.upper ?? 0]
      guard numbers.allSatisfy(\.isFinite) else { return .notFinite(name: constraint.name) }
      let places = constraint.terms.map(\.variable)
      guard places.allSatisfy(variables.indices.contains), Set(places).count == places.count else {
        return .badTerm(name: constraint.name)
      }
      if let lower = constraint.lower, let upper = constraint.upper, lower > upper {
        return .infeasible(conflict: [constraint.name])
      }
    }
    return nil
  }
}

/// The answer of a solver.
public struct IntegerSolution: Sendable, Hashable {
  /// A value per variable; whole ones are exactly whole.
  public var values: [Double]
  /// Σ cost·x.
  public var cost: Double
  /// No solution costs less than this.
  public var bound: Double
  /// Whether the solution is proven to be the best.
  public var isProven: Bool

  /// Creates a solution.
  public init(values: [Double], cost: Double, bound: Double, isProven: Bool) {
    self.values = values
    self.cost = cost
    self.bound = bound
    self.isProven = isProven
  }
}

/// Why a program has no solution.
public enum IntegerProgramError: Error, Equatable, Sendable {
  /// There is nothing to decide.
  case noVariables
  /// A number of the variable or constraint is infinite or not a number.
  case notFinite(name: String)
  /// A constraint names a variable that does not exist, or one twice.
  case badTerm(name: String)
  /// The demands contradict each other; those named do so among themselves (empty: not searched).
  case infeasible(conflict: [String])
  /// The cost can fall for ever.
  case unbounded
  /// No solution was found in the time allowed.
  case undecided(seconds: Double)
}

extension IntegerProgramError: CustomStringConvertible {
  public var description: String {
    switch self {
    case .noVariables: "There is nothing to decide: give at least one choice."
    case .notFinite(let name):
      "A number of '\(name)' is infinite or not a number. Give finite numbers."
    case .badTerm(let name): "'\(name)' names a choice that does not exist, or one twice."
    case .infeasible(let conflict):
      conflict.isEmpty
        ? "The demands contradict each other. Loosen one of them."
        : "These demands contradict each other: \(conflict.joined(separator: "; ")). Loosen one."
    case .unbounded: "The cost can fall for ever. Limit how much may be chosen."
    case .undecided(let seconds):
      "No solution was found in \(seconds) s. Allow more time, or ask for less at once."
    }
  }
}

/// Whatever can solve integer programs.
public protocol IntegerProgramSolver: Sendable {
  /// The cheapest solution.
  ///
  /// - Throws: ``IntegerProgramError``.
  func solve(_ program: IntegerProgram) throws(IntegerProgramError) -> IntegerSolution
}

extension IntegerProgram {
  /// A smallest set of demands that contradict each other, by leaving out one after another and
  /// keeping out those without which the others still contradict (deletion filter).
  ///
  /// - Parameter solver: Asked once per constraint.
  /// - Returns: The names, none of which can be left out; empty when the program has a solution.
  /// - Throws: What the solver throws but ``IntegerProgramError/infeasible(conflict:)``.
  ///
  /// Source: J. W. Chinneck, *Feasibility and Infeasibility in Optimization* (2008), chapter 6.
  public func conflict(
    using solver: some IntegerProgramSolver
  ) throws(IntegerProgramError) -> [String] {
    var rest = self
    for index in rest.variables.indices { rest.variables[index].cost = 0 }
    guard try !rest.isFeasible(solver) else { return [] }
    var place = 0
    while place < rest.constraints.count {
      var fewer = rest
      fewer.constraints.remove(at: place)
      if try fewer.isFeasible(solver) { place += 1 } else { rest = fewer }
    }
    return rest.constraints.map(\.name)
  }

  private func isFeasible(_ solver: some IntegerProgramSolver) throws(IntegerProgramError) -> Bool {
    do {
      _ = try solver.solve(self)
      return true
    } catch .infeasible {
      return false
    }
  }
}
