// SPDX-License-Identifier: Apache-2.0
// Copyright the Rendement authors

package import Quantities

/// The days that the data of a mart covers, in the workspace's zone.
///
/// A period that goes beyond ``last`` is provisional: more may come.
package struct DataWindow: Sendable, Hashable {
  /// The first day with a row.
  package var first: LocalDate
  /// The last day with a row.
  package var last: LocalDate
  /// How many rows there are.
  package var rows: Int
}
