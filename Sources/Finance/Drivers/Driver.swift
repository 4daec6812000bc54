// SPDX-License-Identifier: Apache-2.0
// Copyright the Rendement authors

public import Quantities

/// A quantity that several inputs of a case share, such as the number of agents.
///
/// Inputs that follow one driver move together, in the simulation too: it is drawn once a world.
public struct Driver: Sendable, Hashable, Codable {
  /// How it is known.
  public enum Content: Sendable, Hashable, Codable {
    /// Stated.
    case value(Double)
    /// Worked out from other drivers.
    case formula(Formula)
  }

  /// Its name in formulas: letters, digits and underscores, a letter first.
  public var id: String
  /// Its name for people; nil shows the id.
  public var label: LocalizedText?
  /// How it is known.
  public var content: Content
  /// Who says so.
  public var source: String?

  /// Creates a driver.
  public init(
    id: String, label: LocalizedText? = nil, content: Content, source: String? = nil
  ) {
    self.id = id
    self.label = label
    self.content = content
    self.source = source
  }

  /// The name to show.
  public var name: LocalizedText { label ?? LocalizedText(verbatim: id) }
}

/// An input of the case that follows a formula over drivers.
public struct Binding: Sendable, Hashable, Codable {
  /// Which input, such as `costs.licences.agents`.
  public var path: String
  /// What it follows.
  public var formula: Formula

  /// Creates a binding.
  public init(path: String, formula: Formula) {
    self.path = path
    self.formula = formula
  }
}

extension [Driver] {
  /// The value of every driver.
  ///
  /// - Returns: Values by id.
  /// - Throws: ``FinanceError/circularDrivers(_:)`` when a driver leads back to itself, or
  ///   ``FinanceError/formula(path:fault:suggestion:)``.
  public func values() throws(FinanceError) -> [String: Double] {
    var known: [String: Double] = [:]
    var byID: [String: Driver] = [:]
    for driver in self { byID[driver.id] = driver }
    for driver in self {
      var trail: [String] = []
      try resolve(driver, byID, &known, &trail)
    }
    return known
  }

  private func resolve(
    _ driver: Driver, _ byID: [String: Driver], _ known: inout [String: Double],
    _ trail: inout [String]
  ) throws(FinanceError) {
    guard known[driver.id] == nil else { return }
    if let start = trail.firstIndex(of: driver.id) {
      throw .circularDrivers(Array<String>(trail[start...]) + [driver.id])
    }
    let path = "drivers.\(driver.id)"
    switch driver.content {
    case .value(let value):
      guard value.isFinite else { throw .notFinite(path: path) }
      known[driver.id] = value
    case .formula(let formula):
      trail.append(driver.id)
      do {
        for name in try formula.names() {
          guard let needed = byID[name] else { throw Formula.Fault.unknownName(name) }
          try resolve(needed, byID, &known, &trail)
        }
        known[driver.id] = try formula.value(known)
      } catch let fault as Formula.Fault {
        throw .formula(path: path, fault: fault, suggestion: suggestion(fault))
      } catch let error as FinanceError {
        throw error
      } catch {
        throw .formula(path: path, fault: .unreadable(at: formula.text), suggestion: nil)
      }
      trail.removeLast()
    }
  }

  /// A known name close to one that is not.
  func suggestion(_ fault: Formula.Fault) -> String? {
    guard case .unknownName(let name) = fault else { return nil }
    return closestName(to: name, among: map(\.id))
  }
}

extension BusinessCase {
  /// The case with every bound input set to the value of its formula.
  ///
  /// - Throws: ``FinanceError`` for circular, unreadable or unknown names.
  public func followingDrivers() throws(FinanceError) -> BusinessCase {
    guard !drivers.isEmpty || !bindings.isEmpty else { return self }
    let values = try drivers.values()
    var copy = self
    for binding in bindings {
      guard let path = InputPath(binding.path, in: self) else { continue }
      do {
        path.set(try binding.formula.value(values), in: &copy)
      } catch {
        throw .formula(path: binding.path, fault: error, suggestion: drivers.suggestion(error))
      }
    }
    return copy
  }
}
