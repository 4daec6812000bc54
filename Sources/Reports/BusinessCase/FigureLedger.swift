// SPDX-License-Identifier: Apache-2.0
// Copyright the Rendement authors

import Documents
import Quantities

/// The register of a document's figures: each is entered once, with how it was made, and may then
/// be printed anywhere as a link to its entry.
struct FigureLedger {
  /// How figures are written.
  let style: NumberStyle
  /// The entries, in the order in which they were made.
  private(set) var records: [FigureRecord] = []

  /// Creates an empty register.
  init(style: NumberStyle) { self.style = style }

  /// Enters a figure, or finds the entry that already has its id.
  ///
  /// - Parameter record: The entry.
  /// - Returns: A link that prints the figure.
  @discardableResult
  mutating func enter(_ record: FigureRecord) -> Inline {
    if let known = records.first(where: { $0.id == record.id }) { return known.reference }
    records.append(record)
    return record.reference
  }

  /// The anchor under which a figure is entered.
  static func anchor(_ id: String) -> Anchor { Anchor("fig-" + id) }

  /// A link to an entry, printed as it stands there; nil before the entry is made.
  subscript(id: String) -> Inline? {
    records.first { $0.id == Self.anchor(id) }?.reference
  }

  /// The anchor of an entry that exists; nil before it is made.
  func anchor(of id: String) -> Anchor? {
    let anchor = Self.anchor(id)
    return records.contains { $0.id == anchor } ? anchor : nil
  }
}
