// SPDX-License-Identifier: Apache-2.0
// Copyright the Rendement authors

package import Quantities

/// The names of the files that the world writes.
package enum WorldFile {
  /// Written contacts, canonical columns.
  package static let contacts = "contacts.csv"
  /// Telephone calls in a French dialect, with planted bad rows.
  package static let calls = "appels.csv"
  /// Survey answers.
  package static let surveys = "surveys.csv"
  /// Customers.
  package static let customers = "customers.csv"
  /// Orders, refunds and sales.
  package static let transactions = "transactions.csv"
  /// Monthly costs.
  package static let costs = "costs.csv"
  /// Agents, by code.
  package static let agents = "agents.csv"
  /// The changes the company made.
  package static let initiatives = "initiatives.csv"
  /// Which team was exposed to which change, from when.
  package static let assignments = "assignments.csv"
  /// The notice that everything is generated.
  package static let notice = "GENERATED.txt"

  /// The case file in a language: `case.fr.yaml`.
  package static func caseFile(_ language: Language) -> String {
    "case.\(language.rawValue).yaml"
  }
}

/// What was written: the files with their rows, and the rows that an import must refuse.
package struct WorldManifest: Sendable, Hashable {
  /// One data file.
  package struct File: Sendable, Hashable {
    /// The file's name, without a folder.
    package let name: String
    /// Rows without the header, the bad ones included.
    package let rows: Int
    /// Rows planted to be refused.
    package let plantedRejects: Int
  }

  /// The data files, in the order in which to import them.
  package let files: [File]

  /// Contacts in all: written ones and calls, the planted bad rows not counted.
  package var contacts: Int {
    files.filter { $0.name == WorldFile.contacts || $0.name == WorldFile.calls }
      .reduce(0) { $0 + $1.rows - $1.plantedRejects }
  }

  /// All rows planted to be refused.
  package var plantedRejects: Int { files.reduce(0) { $0 + $1.plantedRejects } }
}
