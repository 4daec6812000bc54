// SPDX-License-Identifier: Apache-2.0
// Copyright the Rendement authors

package import Finance

/// A case read from YAML, with the line of each input.
package struct CaseFile: Sendable {
  /// The case, in which a baseline that is to be measured is still a request.
  package let businessCase: BusinessCase
  /// Solutions that the file puts side by side: the case with each one's own lines added; empty
  /// when it names none.
  package let solutions: [Candidate]
  /// Where inputs stand, by path such as `levers.automation.to`.
  private let places: [String: SourcePlace]

  init(
    businessCase: BusinessCase, solutions: [Candidate] = [], places: [String: SourcePlace]
  ) {
    self.businessCase = businessCase
    self.solutions = solutions
    self.places = places
  }

  /// Reads a case.
  ///
  /// - Parameter text: YAML, at most 8 MiB, at most 300 000 values once its aliases are expanded.
  /// - Returns: The case, whose every number was checked; only a baseline may be left to measure.
  /// - Throws: ``CaseFileError``, with all the faults of the file.
  package static func read(_ text: String) throws(CaseFileError) -> CaseFile {
    let root = try YAMLTree.parse(text)
    let reader = CaseReader(root: root)
    let file = reader.caseFile()
    var faults = reader.faults
    if let file, faults.isEmpty { faults = file.domainFaults() }
    guard let file, faults.isEmpty else {
      throw CaseFileError(faults: faults.sorted { $0.place < $1.place })
    }
    return file
  }

  /// Where an input stands: the nearest known place on its path.
  package func place(of path: String) -> SourcePlace? {
    var parts = path.split(separator: ".")
    while !parts.isEmpty {
      if let place = places[parts.joined(separator: ".")] { return place }
      parts.removeLast()
    }
    return nil
  }

  /// What ``BusinessCase/faults()`` finds, at the lines of the file.
  private func domainFaults() -> [CaseFileFault] {
    let own = businessCase.faults()
    let others = solutions.flatMap { $0.businessCase.faults() }.filter { !own.contains($0) }
    return (own + others).compactMap { fault in
      // To measure a baseline is the workspace's part.
      if fault == .baselineNotMeasured { return nil }
      return CaseFileFault(
        place: fault.path.flatMap { place(of: $0) } ?? SourcePlace(line: 1, column: 1),
        code: fault.code, message: fault.message)
    }
  }
}

/// A place in a file, counted from 1.
package struct SourcePlace: Sendable, Hashable, Comparable {
  /// The line.
  package let line: Int
  /// The column.
  package let column: Int

  /// Earlier places come first.
  package static func < (left: SourcePlace, right: SourcePlace) -> Bool {
    (left.line, left.column) < (right.line, right.column)
  }
}
