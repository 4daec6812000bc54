// SPDX-License-Identifier: Apache-2.0
// Copyright the Rendement authors

import Quantities

/// `customers.csv`: the customers, with their plan, their value and how they came.
struct CustomerExport {
  var table = ExportTable(
    file: WorldFile.customers,
    columns: [
      "external_id", "segment", "region", "plan", "started_on", "ended_on", "acquisition",
      "monthly_revenue", "currency",
    ])

  /// Writes all customers.
  mutating func write(_ base: CustomerBase, to sink: inout some ExportSink) throws {
    for (index, customer) in base.customers.enumerated() {
      table.text(CustomerExport.identifier(index))
      table.text(customer.segment)
      table.text(customer.region)
      table.text(customer.isClub ? "Club" : "Libre")
      table.day(customer.startDay)
      table.day(customer.endDay)
      table.text(customer.acquisition)
      table.cents(customer.monthlyRevenueCents)
      table.text(DemonstrationWorld.currency.code)
      try table.endRow(to: &sink)
    }
    try table.flush(to: &sink)
  }

  /// The customer's number in every export: `CL-000042`.
  static func identifier(_ index: Int) -> String { "CL-" + padded(index + 1, 6) }
}
