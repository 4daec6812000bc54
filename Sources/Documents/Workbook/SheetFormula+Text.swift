// SPDX-License-Identifier: Apache-2.0
// Copyright the Rendement authors

extension SheetFormula {
  /// The formula as a spreadsheet's file stores it: English names, commas, a leading `=`.
  ///
  /// - Parameters:
  ///   - home: The sheet that holds the formula; cells of others are written with their sheet.
  ///   - sheets: The names of all sheets.
  /// - Returns: Such as `=SUM('Flows'!$B$4:$B$40)*in_capture`.
  package func text(on home: Int, sheets: [String]) -> String {
    "=" + written(on: home, sheets, inside: 0, isRight: false)
  }

  private func written(
    on home: Int, _ sheets: [String], inside strength: Int, isRight: Bool
  ) -> String {
    switch self {
    case .number(let value): return Self.literal(value)
    case .text(let text): return "\"" + text.replacing("\"", with: "\"\"") + "\""
    case .cell(let place): return Self.reference(place, on: home, sheets)
    case .range(let range):
      let prefix = Self.prefix(range.from.sheet, on: home, sheets)
      return prefix + range.from.address + ":" + range.to.address
    case .call(let function, let arguments):
      let list = arguments.map { $0.written(on: home, sheets, inside: 0, isRight: false) }
      return function.rawValue + "(" + list.joined(separator: ",") + ")"
    case .infix(let left, let sign, let right):
      let own = sign.strength
      let text =
        left.written(on: home, sheets, inside: own, isRight: false) + sign.rawValue
        + right.written(on: home, sheets, inside: own, isRight: true)
      // Everything binds to the left, a spreadsheet's power too.
      let needsBrackets = own < strength || (own == strength && isRight)
      return needsBrackets ? "(" + text + ")" : text
    }
  }

  private static func literal(_ value: Double) -> String {
    let isWhole = value == value.rounded() && abs(value) < 1e15
    let text = isWhole ? String(Int(value)) : "\(value)".replacing("e", with: "E")
    return value < 0 ? "(" + text + ")" : text
  }

  private static func reference(_ place: CellPlace, on home: Int, _ sheets: [String]) -> String {
    place.name ?? prefix(place.sheet, on: home, sheets) + place.address
  }

  private static func prefix(_ sheet: Int, on home: Int, _ sheets: [String]) -> String {
    guard sheet != home else { return "" }
    return "'" + sheets[sheet].replacing("'", with: "''") + "'!"
  }
}
