// SPDX-License-Identifier: Apache-2.0
// Copyright the Rendement authors

/// An arithmetic formula over named drivers, such as `agents * 50` or `max(1, calls / 400)`.
///
///     sum     = product (("+" | "-") product)*
///     product = factor (("*" | "/") factor)*
///     factor  = number | name | name "(" sum ("," sum)* ")" | "(" sum ")" | "-" factor
///
/// Numbers have a point before decimals. Functions: `min`, `max`, `round`, `floor`, `ceil`.
public struct Formula: Sendable, Hashable, Codable {
  /// Why a formula cannot be read or worked out.
  public enum Fault: Error, Sendable, Hashable {
    /// It stops, or goes on, where it should not; the rest of the text.
    case unreadable(at: String)
    /// It names a driver that does not exist.
    case unknownName(String)
    /// It calls a function that does not exist, or with a wrong number of values.
    case wrongCall(String)
    /// It divides by 0, or leaves the finite numbers.
    case notFinite
    /// It nests deeper than 50 brackets.
    case tooDeep
  }

  /// The text as written.
  public let text: String

  /// Creates a formula; it is read when it is worked out.
  public init(_ text: String) { self.text = text }

  /// The names of the drivers that it uses, in the order of the text.
  ///
  /// - Throws: ``Fault`` when it cannot be read.
  public func names() throws(Fault) -> [String] {
    var found: [String] = []
    var reader = FormulaReader(text)
    _ = try reader.value(onlyReads: true) { name in
      if !found.contains(name) { found.append(name) }
      return 1
    }
    return found
  }

  /// The value for some drivers.
  ///
  /// - Parameter drivers: Values by name.
  /// - Returns: A finite number.
  /// - Throws: ``Fault``.
  public func value(_ drivers: [String: Double]) throws(Fault) -> Double {
    var reader = FormulaReader(text)
    let value = try reader.value(onlyReads: false) { drivers[$0] }
    guard value.isFinite else { throw .notFinite }
    return value
  }
}

/// Reads and works out a formula in one pass.
private struct FormulaReader {
  private var rest: Substring
  private var depth = 0

  init(_ text: String) { rest = text[...] }

  mutating func value(
    onlyReads: Bool, _ driver: (String) -> Double?
  ) throws(Formula.Fault) -> Double {
    let value = try sum(driver, onlyReads)
    skipBlanks()
    guard rest.isEmpty else { throw .unreadable(at: String(rest)) }
    return value
  }

  private mutating func sum(
    _ driver: (String) -> Double?, _ onlyReads: Bool
  ) throws(Formula.Fault) -> Double {
    var total = try product(driver, onlyReads)
    while let sign = take("+-−") {
      let next = try product(driver, onlyReads)
      total += sign == "+" ? next : -next
    }
    return total
  }

  private mutating func product(
    _ driver: (String) -> Double?, _ onlyReads: Bool
  ) throws(Formula.Fault) -> Double {
    var total = try factor(driver, onlyReads)
    while let sign = take("*×/÷") {
      let next = try factor(driver, onlyReads)
      if sign == "*" || sign == "×" {
        total *= next
      } else {
        guard next != 0 || onlyReads else { throw .notFinite }
        total /= next
      }
    }
    return total
  }

  private mutating func factor(
    _ driver: (String) -> Double?, _ onlyReads: Bool
  ) throws(Formula.Fault) -> Double {
    depth += 1
    defer { depth -= 1 }
    guard depth <= 50 else { throw .tooDeep }
    if take("-−") != nil { return -(try factor(driver, onlyReads)) }
    if take("(") != nil {
      let value = try sum(driver, onlyReads)
      guard take(")") != nil else { throw .unreadable(at: String(rest)) }
      return value
    }
    let word = rest.prefix { $0.isLetter || $0.isNumber || $0 == "_" || $0 == "." }
    guard let first = word.first else { throw .unreadable(at: String(rest)) }
    rest = rest.dropFirst(word.count)
    if first.isNumber || first == "." {
      guard let number = Double(word) else { throw .unreadable(at: String(word)) }
      return number
    }
    if take("(") != nil { return try call(String(word), driver, onlyReads) }
    guard let value = driver(String(word)) else { throw .unknownName(String(word)) }
    return value
  }

  private mutating func call(
    _ name: String, _ driver: (String) -> Double?, _ onlyReads: Bool
  ) throws(Formula.Fault) -> Double {
    var values = [try sum(driver, onlyReads)]
    while take(",") != nil { values.append(try sum(driver, onlyReads)) }
    guard take(")") != nil else { throw .unreadable(at: String(rest)) }
    switch (name, values.count) {
    case ("min", 2...): return values.reduce(values[0], Swift.min)
    case ("max", 2...): return values.reduce(values[0], Swift.max)
    case ("round", 1): return values[0].rounded()
    case ("floor", 1): return values[0].rounded(.down)
    case ("ceil", 1): return values[0].rounded(.up)
    default: throw .wrongCall(name)
    }
  }

  private mutating func skipBlanks() { rest = rest.drop { $0.isWhitespace } }

  private mutating func take(_ signs: String) -> Character? {
    skipBlanks()
    guard let first = rest.first, signs.contains(first) else { return nil }
    rest = rest.dropFirst().drop { $0.isWhitespace }
    return first
  }
}
