// SPDX-License-Identifier: Apache-2.0
// Copyright the Rendement authors

extension CaseTable {
  /// The rows in which every one of some columns holds a number, in the order of the file.
  ///
  /// - Parameter names: The columns.
  /// - Returns: One list per complete row, in the order of the names.
  /// - Throws: ``CaseError`` for an unknown column or a text that is no number.
  func rows(numbers names: [String]) throws -> [[Double]] {
    let columns = try names.map { try optionalNumbers($0) }
    return (0..<count).compactMap { row in
      let values = columns.compactMap { $0[row] }
      return values.count == columns.count ? values : nil
    }
  }

  /// The table with only the rows that meet a condition: column by column the value, or one of the
  /// values, that it must have; numbers compare as numbers.
  func filtered(_ condition: [String: JSONValue]) throws -> CaseTable {
    var kept = Array(0..<count)
    for (name, wanted) in condition {
      let column = try texts(name)
      kept = kept.filter { wanted.matches(column[$0]) }
    }
    return CaseTable(names: names, columns: columns.map { column in kept.map { column[$0] } })
  }
}

extension JSONValue {
  fileprivate func matches(_ text: String?) -> Bool {
    switch self {
    case .null: text == nil
    case .text(let wanted): text == wanted
    case .number(let wanted): text.flatMap(Double.init) == wanted
    case .boolean(let wanted): text?.lowercased() == String(wanted) || text == (wanted ? "1" : "0")
    case .list(let choices): choices.contains { $0.matches(text) }
    case .object: false
    }
  }
}
