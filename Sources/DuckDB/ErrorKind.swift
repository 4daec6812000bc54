// SPDX-License-Identifier: Apache-2.0
// Copyright the Rendement authors

/// What kind of fault the engine reported, taken from the first words of its message.
package enum ErrorKind: String, Sendable, Hashable, CaseIterable {
  case binder, catalog, configuration, connection, constraint, conversion, dependency
  case divideByZero = "divide-by-zero"
  case fatal, http, `internal`, interrupt, io
  case invalidInput = "invalid-input"
  case invalidType = "invalid-type"
  case mismatch
  case missingExtension = "missing-extension"
  case notImplemented = "not-implemented"
  case outOfMemory = "out-of-memory"
  case outOfRange = "out-of-range"
  case parameter, parser, permission, sequence, serialization, syntax, transaction
  case other

  /// The kind that a message such as `Conversion Error: …` announces; `other` for a new one.
  init(message: String) {
    let prefix = message.prefix { $0 != ":" }
    self = Self.prefixes[String(prefix)] ?? .other
  }

  private static let prefixes: [String: ErrorKind] = [
    "Binder Error": .binder, "Catalog Error": .catalog, "Connection Error": .connection,
    "Invalid Configuration Error": .configuration, "Constraint Error": .constraint,
    "Conversion Error": .conversion, "Dependency Error": .dependency,
    "Divide by Zero Error": .divideByZero, "FATAL Error": .fatal, "HTTP Error": .http,
    "INTERNAL Error": .internal, "INTERRUPT Error": .interrupt, "IO Error": .io,
    "Invalid Input Error": .invalidInput, "Invalid type Error": .invalidType,
    "Mismatch Type Error": .mismatch, "Missing Extension Error": .missingExtension,
    "Extension Autoloading Error": .missingExtension,
    "Not implemented Error": .notImplemented, "Out of Memory Error": .outOfMemory,
    "Out of Range Error": .outOfRange, "Parameter Not Resolved Error": .parameter,
    "Parameter Not Allowed Error": .parameter, "Parser Error": .parser,
    "Permission Error": .permission, "Sequence Error": .sequence,
    "Serialization Error": .serialization, "Syntax Error": .syntax,
    "TransactionContext Error": .transaction,
  ]

  /// The kind that the engine numbers so, where it gives a number instead of a prefix.
  init(number: UInt32) {
    self = Self.numbers[number] ?? .other
  }

  private static let numbers: [UInt32: ErrorKind] = [
    1: .outOfRange, 2: .conversion, 3: .invalidType, 4: .conversion, 5: .mismatch,
    6: .divideByZero, 7: .outOfRange, 8: .invalidType, 9: .serialization, 10: .transaction,
    11: .notImplemented, 13: .catalog, 14: .parser, 18: .constraint, 21: .connection,
    22: .syntax, 24: .binder, 28: .io, 29: .interrupt, 30: .fatal, 31: .internal,
    32: .invalidInput, 33: .outOfMemory, 34: .permission, 37: .dependency, 39: .missingExtension,
    41: .sequence, 42: .configuration,
  ]

  /// Whether the engine's messages of this kind quote values: cells, parameters, rows.
  var quotesValues: Bool {
    switch self {
    case .constraint, .conversion, .invalidInput, .invalidType, .mismatch, .outOfRange,
      .sequence, .serialization, .divideByZero, .other:
      true
    default: false
    }
  }

  /// A sentence for people who must see neither SQL nor rows nor paths.
  var publicSentence: String {
    switch self {
    case .binder, .catalog, .parser, .syntax, .parameter, .mismatch, .invalidType:
      "The question could not be understood by the database. Check the names used in it."
    case .configuration, .permission, .connection, .dependency, .missingExtension, .notImplemented:
      "The database refuses this operation as it is set up. Ask the person who runs it."
    case .constraint: "A row breaks a rule of its table. Nothing was changed."
    case .conversion: "A value cannot be converted to the type that its column needs."
    case .divideByZero: "A division by zero makes the result undefined."
    case .fatal, .internal, .serialization, .other:
      "The database failed. The log has the details."
    case .http: "The database could not reach a remote file."
    case .interrupt: "The query was stopped before its end."
    case .invalidInput: "The database cannot read what it was given. Check the file or value."
    case .io: "A file could not be read or written. The log names it."
    case .outOfMemory: "There is not enough memory for this question. Ask for less at once."
    case .outOfRange, .sequence: "A value is too large or too small for its type."
    case .transaction: "Another change got in the way. Try again."
    }
  }
}
