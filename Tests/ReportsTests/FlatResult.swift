// SPDX-License-Identifier: Apache-2.0
// Copyright the Rendement authors

import Finance
import Foundation

/// Every number of a case's result by its key in JSON, such as `levers.0.perMonth.alone`; nil
/// where the result says that there is none.
func flatResult(_ result: CaseResult) throws -> [String: Double?] {
  var numbers: [String: Double?] = [:]
  func visit(_ value: Any, _ key: String) {
    switch value {
    case let map as [String: Any]:
      for (name, inner) in map { visit(inner, key.isEmpty ? name : "\(key).\(name)") }
    case let list as [Any]:
      for (index, inner) in list.enumerated() { visit(inner, "\(key).\(index)") }
    case let number as NSNumber: numbers[key] = .some(number.doubleValue)
    case is NSNull: numbers[key] = .some(nil)
    default: break
    }
  }
  visit(try JSONSerialization.jsonObject(with: JSONEncoder().encode(result)), "")
  return numbers
}
