// SPDX-License-Identifier: Apache-2.0
// Copyright the Rendement authors

import Quantities

extension MetricSelection {
  /// Reads a selection such as `contacts`, `service_level:F1` or
  /// `service_level:F1(threshold=30, short=5)`.
  ///
  /// - Parameter text: The text; blanks around names and signs do not count. Parameters may also
  ///   follow the metric's name without a variant, `service_level(threshold=30)`.
  /// - Throws: ``MetricError/unreadableSelection(_:problem:)``.
  package init(parsing text: String) throws(MetricError) {
    func failure(_ problem: MetricError.SelectionProblem) -> MetricError {
      .unreadableSelection(text, problem: problem)
    }
    var head = text.trimmed
    var parameters: [String: Double] = [:]
    if let opening = head.firstIndex(of: "(") {
      guard head.last == ")", head.filter({ $0 == "(" || $0 == ")" }).count == 2 else {
        throw failure(.missingBracket)
      }
      let inside = head[head.index(after: opening)...].dropLast()
      head = String(head[..<opening]).trimmed
      for pair in inside.split(separator: ",") {
        let sides = pair.split(separator: "=", omittingEmptySubsequences: false)
        guard sides.count == 2 else { throw failure(.parameterWithoutValue(String(pair).trimmed)) }
        let (name, value) = (String(sides[0]).trimmed, String(sides[1]).trimmed)
        guard !value.isEmpty, !name.isEmpty else { throw failure(.parameterWithoutValue(name)) }
        guard let number = Double(value), number.isFinite else {
          throw failure(.notANumber(value, parameter: name))
        }
        guard parameters.updateValue(number, forKey: name) == nil else {
          throw failure(.repeatedParameter(name))
        }
      }
    } else if head.contains(")") {
      throw failure(.missingBracket)
    }
    let parts = head.split(separator: ":", omittingEmptySubsequences: false)
      .map { String($0).trimmed }
    guard parts.count <= 2, parts.allSatisfy({ !$0.isEmpty }), let id = parts.first else {
      throw failure(.emptyName)
    }
    self.init(id, variant: parts.count == 2 ? parts[1] : nil, parameters: parameters)
  }

  /// Reads several selections separated by commas; a comma inside brackets does not separate.
  ///
  /// - Parameter text: The list, such as `contacts,service_level:F1(threshold=30,short=5)`.
  /// - Returns: The selections in their order.
  /// - Throws: ``MetricError/unreadableSelection(_:problem:)`` for the first unreadable one.
  package static func list(parsing text: String) throws(MetricError) -> [MetricSelection] {
    var depth = 0
    var parts = [""]
    for character in text {
      if character == "(" { depth += 1 }
      if character == ")" { depth -= 1 }
      if character == ",", depth == 0 {
        parts.append("")
      } else {
        parts[parts.count - 1].append(character)
      }
    }
    var selections: [MetricSelection] = []
    for part in parts { selections.append(try MetricSelection(parsing: part)) }
    return selections
  }
}

extension MetricSelection: CustomStringConvertible {
  /// The selection as it can be read again.
  package var description: String {
    let given = parameters.sorted { $0.key < $1.key }.map { "\($0.key)=\($0.value)" }
    return id + (variant.map { ":" + $0 } ?? "")
      + (given.isEmpty ? "" : "(" + given.joined(separator: ", ") + ")")
  }
}

extension String {
  /// The text without blanks at its ends.
  var trimmed: String {
    var text = self[...]
    while text.first?.isWhitespace == true { text.removeFirst() }
    while text.last?.isWhitespace == true { text.removeLast() }
    return String(text)
  }
}
