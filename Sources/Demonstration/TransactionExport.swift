// SPDX-License-Identifier: Apache-2.0
// Copyright the Rendement authors

import Quantities

/// `transactions.csv`: the Club members' orders, and the refunds and sales that came from contacts.
struct TransactionExport {
  var table = ExportTable(
    file: WorldFile.transactions,
    columns: [
      "external_id", "customer_id", "at", "amount", "currency", "kind", "product",
      "contact_external_id",
    ])

  /// Writes one transaction.
  mutating func write(
    _ transaction: OrderGenerator.Transaction, to sink: inout some ExportSink
  ) throws {
    table.text("T-" + padded(table.rows + 1, 7))
    table.text(CustomerExport.identifier(transaction.customer))
    table.instant(transaction.at)
    table.cents(transaction.cents)
    table.text(DemonstrationWorld.currency.code)
    table.text(transaction.kind)
    table.text(transaction.product)
    table.text(transaction.contact)
    try table.endRow(to: &sink)
  }
}
