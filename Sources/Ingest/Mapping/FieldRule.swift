// SPDX-License-Identifier: Apache-2.0
// Copyright the Rendement authors

/// How one canonical field is made from a record of the file.
///
/// Declarative: never SQL.
package struct FieldRule: Sendable, Hashable {
  /// Where the value comes from.
  package indirect enum Source: Sendable, Hashable {
    /// A column of the file, or a path such as `via.channel` in JSON.
    case column(String)
    /// The same text for every row.
    case constant(String)
    /// A declaration of the person who imports.
    case option(Option)
    /// The first of several that is not empty.
    case firstOf([FieldRule])
    /// The sum of those that are not empty; empty when all are.
    case sum([FieldRule])
    /// The product; empty when one is.
    case product([FieldRule])
    /// Texts joined by a separator; empty when one is.
    case concat([FieldRule], separator: String)
    /// A key made of the record's content and of its rank among equal records.
    ///
    /// For files whose rows have no identifier and may repeat: two equal rows are two rows, and
    /// the same rows in a later, longer export keep their keys.
    case contentKey([String])
    /// A day and a time of day from two columns.
    case combine(date: FieldRule, time: FieldRule)
    /// Seconds from one time of day (or moment) to another.
    case difference(from: FieldRule, to: FieldRule, wrapsMidnight: Bool)
    /// The day that lies some months before another.
    case monthsBefore(date: FieldRule, months: FieldRule)
    /// The first case whose condition holds, else `otherwise`, else nothing.
    case cases([Case], otherwise: FieldRule?)
  }

  /// A declaration of the import.
  package enum Option: String, Sendable, Hashable, CaseIterable {
    case snapshotDate, currency, fileName
  }

  /// One case of a choice.
  package struct Case: Sendable, Hashable {
    /// When it holds.
    package var condition: Condition
    /// What the value then is.
    package var then: FieldRule
  }

  /// What to do with a negative duration.
  package enum NegativePolicy: String, Sendable, Hashable, CaseIterable {
    /// The row is rejected: the default.
    case reject
    /// The field is left empty.
    case null
    /// The value is kept.
    case keep
  }

  /// What to do with a value that cannot be read.
  package enum InvalidPolicy: String, Sendable, Hashable, CaseIterable {
    /// The row is rejected: the default.
    case reject
    /// The field is left empty.
    case null
  }

  /// How two numbers with one colon are read in a duration.
  package enum ShortClock: String, Sendable, Hashable, CaseIterable {
    case minutesSeconds = "mm:ss"
    case hoursMinutes = "hh:mm"
  }

  /// Which of the rows folded into one gives the value.
  package enum Take: String, Sendable, Hashable, CaseIterable {
    case first, last, max, min
    /// The sum of the rows' numbers: the parts of a contact that several agents had.
    case sum
  }

  /// Where the value comes from.
  package var source: Source
  /// How text is read, when it is not what the canonical column suggests.
  package var kind: ValueKind?
  /// Words of the file and their canonical words; case and surrounding blanks do not count.
  package var words: [String: String]
  /// The canonical word of every word that `words` does not name; nil keeps the word.
  package var otherwise: String?
  /// Formats of times, as `%d/%m/%Y %H:%M`, `iso`, `epoch-seconds` or `epoch-milliseconds`.
  package var formats: [String]
  /// The unit of a bare number of a duration.
  package var unit: DurationUnit?
  /// How `4:12` is read in a duration.
  package var clock: ShortClock?
  /// What to do with a negative duration.
  package var negative: NegativePolicy
  /// What to do with a value that cannot be read or lies outside the years 1970 to 2100.
  package var invalid: InvalidPolicy
  /// Further texts that mean "no value".
  package var absent: [String]
  /// Text put in front of a value.
  package var prefix: String?
  /// Whether text becomes lower case.
  package var lowercased: Bool
  /// Whether the value is a JSON list to join with commas.
  package var isList: Bool
  /// Which of the folded rows counts.
  package var take: Take

  /// Creates a rule that takes the value as its canonical column suggests.
  package init(_ source: Source, kind: ValueKind? = nil) {
    self.source = source
    self.kind = kind
    words = [:]
    formats = []
    negative = .reject
    invalid = .reject
    absent = []
    lowercased = false
    isList = false
    take = .last
  }
}

/// A test of a record's raw values, before any conversion.
package indirect enum Condition: Sendable, Hashable {
  case equals(String, String)
  case isOneOf(String, [String])
  case differs(String, String)
  case startsWith(String, String)
  case isEmpty(String)
  case isNotEmpty(String)
  /// Numbers; text that is no number fails the test.
  case greaterThan(String, Double)
  case lessThan(String, Double)
  case all([Condition])
  case any([Condition])
}
