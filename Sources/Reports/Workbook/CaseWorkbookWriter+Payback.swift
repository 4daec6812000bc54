// SPDX-License-Identifier: Apache-2.0
// Copyright the Rendement authors

import Documents
import Finance
import Quantities

extension CaseWorkbookWriter {
  /// The lines from which payback and internal rate are read.
  mutating func writePayback() {
    flowHeading(t("Steps to payback and internal rate", "Étapes du délai de retour et du TRI"))
    flows.payback = paybackRow(
      t("Money back after (−1: not yet)", "Argent revenu après (−1 : pas encore)"), flows.net,
      flows.cumulative)
    flows.discountedPayback = paybackRow(
      t("The same, discounted", "De même, actualisé"), flows.discounted,
      flows.cumulativeDiscounted)
    flows.signChanges = signChangeRows(flows.net)
  }

  /// The month at which the cumulated flow turns positive for good, −1 while it is negative.
  private mutating func paybackRow(
    _ label: String, _ net: FlowRow, _ cumulative: FlowRow
  ) -> SheetFormula {
    let row = flows.row
    // What rounding alone leaves of a sum that is nothing.
    let tolerance = (flows.benefits.total + flows.spent.total) * 1e-13
    let result = line(
      label, .step, .number, hasTotals: false,
      months: byMonth { month in
        let isNegative = cumulative.months[month].compared(.less, 0 - tolerance)
        guard month > 0 else { return .when(isNegative, -1, 0) }
        let before: SheetFormula = .cell(monthPlace(row, month - 1))
        let moment = monthCell(month) - 1 - cumulative.months[month - 1] / net.months[month]
        return .when(
          isNegative, -1, .when(before.compared(.less, 0), moment, before))
      })
    return result.months[horizon]
  }

  /// How often the flows change sign, flows of nothing passed over.
  mutating func signChangeRows(_ net: FlowRow) -> SheetFormula {
    let row = flows.row
    let signs = line(
      t("Last sign", "Dernier signe"), .step, .wholeNumber, hasTotals: false,
      months: byMonth {
        month in
        let own: SheetFormula = .call(.sign, [net.months[month]])
        guard month > 0 else { return own }
        return .when(own.compared(.equal, 0), .cell(monthPlace(row, month - 1)), own)
      })
    let changes = line(
      t("Changes of sign", "Changements de signe"), .step, .wholeNumber, hasTotals: false,
      months: byMonth { month in
        guard month > 0 else { return 0 }
        let product = signs.months[month] * signs.months[month - 1]
        return .when(product.compared(.less, 0), 1, 0)
      })
    return .sum(changes.all)
  }
}
