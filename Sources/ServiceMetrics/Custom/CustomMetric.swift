// SPDX-License-Identifier: Apache-2.0
// Copyright the Rendement authors

package import Quantities

/// A metric of the user's own, as it stands in the workspace's YAML.
///
///     - id: vip_wait
///       name: { en: VIP wait, fr: Attente des VIP }
///       fact: contacts
///       unit: seconds
///       better: less
///       numerator: { sum: wait_seconds, where: [{ column: segment, is: "=", value: vip }] }
///       denominator: { where: [{ column: segment, is: "=", value: vip }] }
package struct CustomMetric: Sendable, Hashable, Decodable {
  /// A count of rows, or the sum of a column over them.
  package struct Side: Sendable, Hashable, Decodable {
    /// The column to add up; nil to count rows.
    package var sum: String?
    /// The conditions that the rows meet, all of them.
    package var conditions: [Condition]

    private enum CodingKeys: String, CodingKey {
      case sum
      case conditions = "where"
    }

    /// Creates a side.
    package init(sum: String? = nil, where conditions: [Condition] = []) {
      self.sum = sum
      self.conditions = conditions
    }

    /// Decodes a side; both keys may be missing.
    ///
    /// - Parameter decoder: The decoder.
    /// - Throws: What the decoder throws.
    package init(from decoder: any Decoder) throws {
      let container = try decoder.container(keyedBy: CodingKeys.self)
      sum = try container.decodeIfPresent(String.self, forKey: .sum)
      conditions = try container.decodeIfPresent([Condition].self, forKey: .conditions) ?? []
    }
  }

  /// A comparison of a column with a value.
  package struct Condition: Sendable, Hashable, Decodable {
    /// The mart column.
    package var column: String
    /// `=`, `!=`, `<`, `<=`, `>` or `>=`.
    package var sign: String
    /// The value; nil for "unknown", with `=` or `!=`.
    package var value: Scalar?

    private enum CodingKeys: String, CodingKey {
      case column, value
      case sign = "is"
    }

    /// Creates a condition.
    package init(_ column: String, _ sign: String, _ value: Scalar?) {
      self.column = column
      self.sign = sign
      self.value = value
    }
  }

  /// A value in a condition.
  package enum Scalar: Sendable, Hashable, Decodable {
    case text(String)
    case number(Double)
    case boolean(Bool)

    /// Decodes true or false, a number, or a text.
    ///
    /// - Parameter decoder: The decoder.
    /// - Throws: What the decoder throws.
    package init(from decoder: any Decoder) throws {
      let container = try decoder.singleValueContainer()
      if let boolean = try? container.decode(Bool.self) {
        self = .boolean(boolean)
      } else if let number = try? container.decode(Double.self) {
        self = .number(number)
      } else {
        self = .text(try container.decode(String.self))
      }
    }
  }

  /// Its id, which no other metric may have.
  package var id: String
  /// Its name for people.
  package var name: LocalizedText
  /// What it says; nil to leave its name to speak.
  package var sentence: LocalizedText?
  /// The fact it is measured on: `contacts`, `surveyAnswers` or `transactions`.
  package var fact: String?
  /// The unit: `share`, `count`, `seconds` or `ratio`.
  package var unit: String
  /// Whether more is good.
  package var better: BetterDirection?
  /// What is counted or summed.
  package var numerator: Side?
  /// What it is divided by; nil for a plain count or sum.
  package var denominator: Side?
  /// A factor on the result, above 0; nil for 1.
  package var scale: Double?

  /// Creates a metric.
  package init(
    id: String, name: LocalizedText, sentence: LocalizedText? = nil, fact: String? = nil,
    unit: String, better: BetterDirection? = nil, numerator: Side?, denominator: Side? = nil,
    scale: Double? = nil
  ) {
    self.id = id
    self.name = name
    self.sentence = sentence
    self.fact = fact
    self.unit = unit
    self.better = better
    self.numerator = numerator
    self.denominator = denominator
    self.scale = scale
  }
}
