// SPDX-License-Identifier: Apache-2.0
// Copyright the Rendement authors

import DuckDB
import Testing

@testable import Warehouse

@Suite struct `Customer identities` {
  /// The right-hand sides are E.164 numbers and lower-case addresses, by hand.
  static let pairs = [
    ("06 12 34 56 78", "+33612345678"), ("06.12.34.56.78", "+33612345678"),
    ("+33 (0)6 12 34 56 78", "+33612345678"), ("0033612345678", "+33612345678"),
    ("tel:+33612345678", "+33612345678"), ("+1 (415) 555-5908", "+14155555908"),
    ("Ana.B@Example.COM", "ana.b@example.com"),
    // What may be a number of a customer stays as it was.
    ("396331237134", "396331237134"), ("00001", "00001"), ("7590-VHVEG", "7590-VHVEG"),
    ("C1", "C1"), ("", ""), ("anonymous", "anonymous"), ("+33", "+33"), ("a@b", "a@b"),
  ]

  @Test func `have one way of writing, the same in SQL as in Swift`() async throws {
    let store = try TestStore()
    defer { store.remove() }
    try await store.using { warehouse async throws in
      for (written, expected) in Self.pairs {
        #expect(CustomerIdentity.normalised(written) == expected)
        let found = try await warehouse.connection.query(
          "select \(CustomerIdentity.sql("$1::varchar"))", [.text(written)])
        #expect(found.rows == [[.text(expected)]], "\(written)")
      }
    }
  }
}
