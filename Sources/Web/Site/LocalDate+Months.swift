// SPDX-License-Identifier: Apache-2.0
// Copyright the Rendement authors

internal import Quantities

extension LocalDate {
  /// The first day of its month.
  var firstOfMonth: LocalDate { adding(days: 1 - day) }

  /// The last day of its month.
  var lastOfMonth: LocalDate {
    adding(days: LocalDate.days(inMonth: month, of: year) - day)
  }
}
