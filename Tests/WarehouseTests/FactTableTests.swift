// SPDX-License-Identifier: Apache-2.0
// Copyright the Rendement authors

import Foundation
import Testing

@testable import Warehouse

@Suite struct `Fact tables` {
  @Test(arguments: FactTable.allCases)
  func `have in the engine the columns that Swift says`(table: FactTable) async throws {
    let store = try TestStore()
    defer { store.remove() }
    let columns = try await store.using { warehouse async throws in
      try await warehouse.table(
        """
        select column_name, data_type from information_schema.columns
        where table_schema = 'facts' and table_name = '\(table.rawValue)' order by ordinal_position
        """)
    }
    #expect(columns == table.columns.map { [$0.name, $0.sqlType] })
  }
}
