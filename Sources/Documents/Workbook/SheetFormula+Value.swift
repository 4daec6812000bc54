// SPDX-License-Identifier: Apache-2.0
// Copyright the Rendement authors

import Foundation

/// What a cell of a workbook holds when it has been worked out.
package enum SheetValue: Sendable, Hashable {
  case number(Double)
  case text(String)
  /// A formula that has no value, such as a division by nothing.
  case fault

  /// The number; nil for a text and for a fault.
  package var number: Double? {
    if case .number(let number) = self { number } else { nil }
  }
}

extension SheetFormula {
  /// Works the formula out as a spreadsheet does.
  ///
  /// An empty cell is 0; only the chosen side of an `IF` is worked out; what divides by nothing is
  /// a fault, and every formula that uses a fault is one.
  ///
  /// - Parameter look: What a cell holds; nil for an empty one.
  /// - Returns: A number, a text, or a fault.
  package func value(_ look: (CellPlace) -> SheetValue?) -> SheetValue {
    switch self {
    case .number(let number): return .number(number)
    case .text(let text): return .text(text)
    case .cell(let place): return look(place) ?? .number(0)
    case .range(let range): return look(range.from) ?? .number(0)
    case .infix(let left, let sign, let right):
      return Self.apply(sign, left.value(look), right.value(look))
    case .call(.condition, let arguments):
      guard case .number(let test) = arguments[0].value(look) else { return .fault }
      return arguments[test != 0 ? 1 : 2].value(look)
    case .call(let function, let arguments):
      return Self.apply(function, arguments, look)
    }
  }

  private static func apply(_ sign: Infix, _ left: SheetValue, _ right: SheetValue) -> SheetValue {
    if case .equal = sign, case .text(let a) = left, case .text(let b) = right {
      return .number(a == b ? 1 : 0)
    }
    guard let a = left.number, let b = right.number else { return .fault }
    switch sign {
    case .add: return .number(a + b)
    case .subtract: return .number(a - b)
    case .multiply: return .number(a * b)
    case .divide: return b == 0 ? .fault : .number(a / b)
    case .power:
      let result = pow(a, b)
      return result.isFinite ? .number(result) : .fault
    case .less: return .number(a < b ? 1 : 0)
    case .atMost: return .number(a <= b ? 1 : 0)
    case .greater: return .number(a > b ? 1 : 0)
    case .atLeast: return .number(a >= b ? 1 : 0)
    case .equal: return .number(a == b ? 1 : 0)
    }
  }

  private static func apply(
    _ function: Function, _ arguments: [SheetFormula], _ look: (CellPlace) -> SheetValue?
  ) -> SheetValue {
    var lists: [[Double]] = []
    for argument in arguments {
      var list: [Double] = []
      let values: [SheetValue]
      // Empty cells and texts inside a range are passed over, as a spreadsheet does.
      if case .range(let range) = argument {
        values = range.places.map { look($0) ?? .number(0) }
      } else {
        values = [argument.value(look)]
      }
      for value in values {
        switch value {
        case .number(let number): list.append(number)
        case .text: list.append(0)
        case .fault: return .fault
        }
      }
      lists.append(list)
    }
    return apply(function, lists)
  }

  private static func apply(_ function: Function, _ lists: [[Double]]) -> SheetValue {
    let all = lists.flatMap { $0 }
    let first = all.first ?? 0
    switch function {
    case .sum: return .number(all.reduce(0, +))
    case .sumProduct:
      guard lists.count == 2, lists[0].count == lists[1].count else { return .fault }
      return .number(zip(lists[0], lists[1]).reduce(0) { $0 + $1.0 * $1.1 })
    case .least: return .number(all.min() ?? 0)
    case .largest: return .number(all.max() ?? 0)
    case .size: return .number(abs(first))
    case .sign: return .number(first == 0 ? 0 : first > 0 ? 1 : -1)
    case .both: return .number(all.allSatisfy { $0 != 0 } ? 1 : 0)
    case .either: return .number(all.contains { $0 != 0 } ? 1 : 0)
    case .roundDown: return .number(first.rounded(.towardZero))
    case .roundUp: return .number(first.rounded(.awayFromZero))
    case .remainder:
      guard all.count == 2, all[1] != 0 else { return .fault }
      return .number(all[0] - all[1] * (all[0] / all[1]).rounded(.down))
    case .index:
      guard lists.count == 2, let place = lists[1].first, place >= 1,
        Int(place) <= lists[0].count
      else { return .fault }
      return .number(lists[0][Int(place) - 1])
    case .internalRate: return rate(of: lists[0])
    case .condition: return .fault
    }
  }

  /// The rate at which flows that change sign once are worth nothing, by bisection.
  private static func rate(of flows: [Double]) -> SheetValue {
    func value(_ x: Double) -> Double { flows.reversed().reduce(0) { $0 * x + $1 } }
    guard let start = flows.first(where: { $0 != 0 }) else { return .fault }
    var low = 0.0
    var high = 1.0
    while value(high) * start > 0, high < 1e100 {
      low = high
      high *= 2
    }
    guard high < 1e100 else { return .fault }
    for _ in 0..<200 {
      let middle = low + (high - low) / 2
      if value(middle) * start > 0 { low = middle } else { high = middle }
    }
    return .number(1 / high - 1)
  }
}
