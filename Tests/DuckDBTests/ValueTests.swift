// SPDX-License-Identifier: Apache-2.0
// Copyright the Rendement authors

import DuckDB
import Foundation
import Testing

/// Expected values: the limits in the engine's data type documentation, and counts by hand.
@Suite struct ValueTests {
  static let literals: [(String, Value)] = [
    ("NULL", .null),
    ("NULL::VARCHAR", .null),
    ("true", .boolean(true)),
    ("(-128)::TINYINT", .int64(-128)), ("127::TINYINT", .int64(127)),
    ("(-32768)::SMALLINT", .int64(-32_768)), ("32767::SMALLINT", .int64(32_767)),
    ("(-2147483648)::INTEGER", .int64(-2_147_483_648)),
    ("2147483647::INTEGER", .int64(2_147_483_647)),
    ("(-9223372036854775808)::BIGINT", .int64(.min)),
    ("9223372036854775807::BIGINT", .int64(.max)),
    ("255::UTINYINT", .int64(255)), ("65535::USMALLINT", .int64(65_535)),
    ("4294967295::UINTEGER", .int64(4_294_967_295)),
    ("18446744073709551615::UBIGINT", .uint64(.max)),
    ("'-170141183460469231731687303715884105728'::HUGEINT", .int128(.min)),
    ("170141183460469231731687303715884105727::HUGEINT", .int128(.max)),
    ("(-1)::HUGEINT", .int128(-1)),
    ("'340282366920938463463374607431768211455'::UHUGEINT", .uint128(.max)),
    ("0.5::FLOAT", .double(0.5)), ("(-0.1)::DOUBLE", .double(-0.1)),
    ("'inf'::DOUBLE", .double(.infinity)), ("'-inf'::FLOAT", .double(-.infinity)),
    ("''", .text("")), ("'twelve bytes'", .text("twelve bytes")),
    ("'thirteen byte'", .text("thirteen byte")),
    ("'é€😀 et une longue suite de caractères'", .text("é€😀 et une longue suite de caractères")),
    ("'a' || chr(0) || 'b'", .text("a\u{0}b")),
    ("'\\x00\\xFFa'::BLOB", .blob([0, 255, 97])), ("''::BLOB", .blob([])),
    ("DATE '1970-01-02'", .date(1)), ("DATE '1969-12-31'", .date(-1)),
    ("DATE '9999-12-31'", .date(2_932_896)), ("DATE 'infinity'", .date(.max)),
    ("DATE '-infinity'", .date(-.max)),
    ("TIME '23:59:59.999999'", .time(86_399_999_999)),
    ("TIME_NS '00:00:00.000000001'", .timeNanoseconds(1)),
    ("'12:00:00+02'::TIMETZ", .timeWithZone(microseconds: 43_200_000_000, offsetSeconds: 7_200)),
    ("'00:00:00-05:30'::TIMETZ", .timeWithZone(microseconds: 0, offsetSeconds: -19_800)),
    ("TIMESTAMP '1970-01-01 00:00:01.5'", .timestamp(1_500_000)),
    ("TIMESTAMP '1969-12-31 23:59:59'", .timestamp(-1_000_000)),
    ("TIMESTAMP 'infinity'", .timestamp(.max)), ("TIMESTAMP '-infinity'", .timestamp(-.max)),
    ("TIMESTAMP_S '1970-01-01 00:01:00'", .timestamp(60_000_000)),
    ("TIMESTAMP_MS '1970-01-01 00:00:00.007'", .timestamp(7_000)),
    ("TIMESTAMP_S 'infinity'", .timestamp(.max)),
    ("TIMESTAMP_NS '1970-01-01 00:00:00.000000042'", .timestampNanoseconds(42)),
    ("TIMESTAMPTZ '1970-01-01 01:00:00+01'", .timestampWithZone(0)),
    (
      "INTERVAL '14 months 3 days 2.5 seconds'",
      .interval(months: 14, days: 3, microseconds: 2_500_000)
    ),
    ("(-INTERVAL 1 MONTH)", .interval(months: -1, days: 0, microseconds: 0)),
    ("'b'::ENUM('a', 'b')", .text("b")),
    ("[1, NULL, 3]", .list([1, nil, 3])), ("[]::INTEGER[]", .list([])),
    ("[NULL, NULL]::VARCHAR[]", .list([nil, nil])),
    (
      "[['a'], NULL, ['bb', 'a text longer than twelve']]",
      .list([.list(["a"]), nil, .list(["bb", "a text longer than twelve"])])
    ),
    ("[1, 2]::INTEGER[2]", .list([1, 2])),
    ("{'a': 1, 'b': NULL}", .structure([.init("a", 1), .init("b", nil)])),
    ("MAP {'x': [1], 'y': NULL}", .map([.init("x", .list([1])), .init("y", nil)])),
  ]

  @Test(arguments: literals)
  func `every type arrives as its value`(sql: String, expected: Value) async throws {
    let value = try await withConnection { try await $0.scalar("SELECT \(sql)") }
    #expect(value == expected)
  }

  @Test func `not a number arrives as not a number`() async throws {
    let value = try await withConnection { try await $0.scalar("SELECT 'nan'::DOUBLE") }
    #expect(try value?.double()?.isNaN == true)
  }

  /// The text forms are the engine's own, which keeps a UUID as RFC 9562 orders its bytes.
  @Test(arguments: [
    "00000000-0000-0000-0000-000000000000", "ffffffff-ffff-ffff-ffff-ffffffffffff",
    "4ac7a9e9-607c-4c8a-84f3-843f0191e3fd", "80000000-0000-0000-0000-000000000001",
  ])
  func `a UUID goes and comes back`(text: String) async throws {
    let uuid = try #require(UUID(uuidString: text))
    let row = try await withConnection {
      try await $0.query("SELECT '\(text)'::UUID, ($1)::VARCHAR, $1", [.uuid(uuid)]).rows.first
    }
    #expect(row == [.uuid(uuid), .text(text), .uuid(uuid)])
  }

  /// The reference is the engine's own decimal text of the same literal.
  @Test(arguments: [
    ("0", 4, 1), ("-0.1", 4, 1), ("999.9", 4, 1), ("-12345.6789", 9, 4),
    ("99999999999999.9999", 18, 4), ("-99999999999999.9999", 18, 4),
    ("12345678901234567890.123456789012345678", 38, 18),
    ("-99999999999999999999999999999999999999", 38, 0),
    ("99999999999999999999999999999999999999", 38, 0),
    ("0.00000000000000000000000000000000000001", 38, 38),
    ("-0.99999999999999999999999999999999999999", 38, 38),
    ("18446744073709551616", 38, 0), ("-18446744073709551615.5", 38, 1),
  ])
  func `decimals of every width are exact`(
    text: String, width: Int, scale: Int
  ) async throws {
    let expected = try #require(Decimal(string: text, locale: Locale(identifier: "en_US_POSIX")))
    let row = try await withConnection { connection in
      try await connection.query(
        "SELECT '\(text)'::DECIMAL(\(width),\(scale)) AS d, $1 = d, typeof($1) LIKE 'DECIMAL%'",
        [.decimal(expected)]
      ).rows.first
    }
    #expect(row == [.decimal(expected), .boolean(true), .boolean(true)])
  }

  @Test(arguments: [
    Value.null, .boolean(false), .int64(.min), .int64(.max), .uint64(.max), .int128(.min),
    .int128(.max), .uint128(.max), .double(-0.1), .double(.infinity), .text(""),
    .text("l'é € \u{0} 'x'; --"), .blob([]), .blob([0, 1, 255]), .date(-1), .date(.max),
    .date(-.max), .time(1), .timestamp(-1), .timestamp(.max), .timestamp(-.max),
    .timestampNanoseconds(7), .timestampWithZone(5),
    .interval(months: -1, days: 2, microseconds: -3), .list([1, nil, 3]),
    .list([.list(["a"]), .list([nil])]), .structure([.init("a", 1), .init("b c", "x")]),
    .map([.init("k", 1), .init("l", nil)]), .decimal(Decimal(-5)),
    .list([.decimal(Decimal(sign: .plus, exponent: -1, significand: 15)), .decimal(2)]),
  ])
  func `what is bound comes back the same`(value: Value) async throws {
    let back = try await withConnection { try await $0.scalar("SELECT $1", [value]) }
    #expect(back == value)
  }

  @Test func `an empty list can be bound where a list is expected`() async throws {
    let back = try await withConnection {
      try await $0.query("SELECT $1::INTEGER[], len($2::VARCHAR[])", [.list([]), .list([nil])])
    }
    #expect(back.rows == [[.list([]), 1]])
  }

  @Test func `values without a form in the engine are refused by name`() async throws {
    try await withConnection { connection in
      for value in [Value.list([1, "a"]), .decimal(.nan), .timeNanoseconds(1)] {
        let error = await #expect(throws: DuckDBError.self) {
          try await connection.query("SELECT $1", [value])
        }
        #expect(error?.code == "duckdb.unsupported-value")
      }
    }
  }

  @Test(arguments: ["'101'::BIT", "123::BIGNUM", "union_value(a := 1)", "[1::BIGNUM]"])
  func `a type that cannot be read is named`(sql: String) async throws {
    let error = await #expect(throws: DuckDBError.self) {
      try await withConnection { try await $0.query("SELECT \(sql) AS odd") }
    }
    #expect(error?.code == "duckdb.unsupported-type")
    #expect(error?.description.contains("odd") == true)
  }

  @Test func `a value of another type is an error and NULL is nil`() throws {
    #expect(throws: DuckDBError.self) { try Value.text("1").integer() }
    #expect(throws: DuckDBError.self) { try Value.int64(1).text(column: "n") }
    #expect(throws: DuckDBError.self) { try Value.double(1.5).decimal() }
    #expect(throws: DuckDBError.self) { try Value.uint64(.max).integer() }
    #expect(try Value.null.integer() == nil)
    #expect(try Value.null.text() == nil)
    #expect(try Value.int128(7).integer() == 7)
    #expect(try Value.decimal(Decimal(2)).double() == 2)
  }
}
