// SPDX-License-Identifier: Apache-2.0
// Copyright the Rendement authors

import DuckDB
import Foundation
import Quantities
import SQL
import Testing

@testable import Warehouse

@Suite struct `Marts` {
  @Test func `a contact's durations, local times and sequence, worked out by hand`() async throws {
    let store = try TestStore(zone: "Europe/Paris")
    defer { store.remove() }
    try await store.using { warehouse async throws in
      try await warehouse.importing(
        """
        select * from (values ('9', 'premium', 'Nord'), ('8', 'basic', null))
          as t(external_id, segment, region)
        """, into: .customers)
      try await warehouse.importing(
        "select 'a1' as external_id, 'Équipe A' as team, 'Lyon' as site", into: .agents)
      // 30 June 2026 22:30 UTC is 1 July 00:30 in Paris. Customer 9 comes back 90 minutes later
      // on another channel, then never again; an unknown customer has no sequence.
      try await warehouse.importing(
        """
        select external_id, customer_id, channel, direction, started_at::timestamp as started_at,
          first_reply_at::timestamp as first_reply_at,
          resolved_first_at::timestamp as resolved_first_at,
          resolved_last_at::timestamp as resolved_last_at, agent_id, handle_seconds, queued
        from (values
          ('1', '9', 'email', 'inbound', '2026-06-30 22:30:00', '2026-06-30 22:40:00',
            '2026-07-01 22:30:00', '2026-07-02 22:30:00', 'a1', 420.5, null),
          ('2', '9', 'phone', 'inbound', '2026-07-01 00:00:00', null, null, null, null, null, true),
          ('3', null, 'phone', 'outbound', '2026-07-01 00:00:00', '2026-07-01 00:00:10', null, null,
            null, null, false))
          as t(external_id, customer_id, channel, direction, started_at, first_reply_at,
            resolved_first_at, resolved_last_at, agent_id, handle_seconds, queued)
        """, into: .contacts)
      #expect(try await warehouse.refreshMarts())
      let rows = try await warehouse.table(
        """
        select external_id, cast(started_local as varchar), cast(started_date as varchar),
          first_reply_seconds, first_resolution_seconds, full_resolution_seconds,
          next_contact_seconds, team, site, region, segment, handle_seconds, is_resolved, is_queued
        from marts.fct_contacts order by external_id
        """)
      #expect(
        rows == [
          [
            "1", "2026-07-01 00:30:00", "2026-07-01", "600.0", "86400.0", "172800.0", "5400.0",
            "Équipe A", "Lyon", "Nord", "premium", "420.5", "true", "NULL",
          ],
          [
            "2", "2026-07-01 02:00:00", "2026-07-01", "NULL", "NULL", "NULL", "NULL", "NULL",
            "NULL", "Nord", "premium", "NULL", "NULL", "true",
          ],
          [
            "3", "2026-07-01 02:00:00", "2026-07-01", "NULL", "NULL", "NULL", "NULL", "NULL",
            "NULL", "NULL", "NULL", "NULL", "NULL", "false",
          ],
        ])
    }
  }

  @Test func `the hours around both changes of the clock in Paris`() async throws {
    let store = try TestStore(zone: "Europe/Paris")
    defer { store.remove() }
    try await store.using { warehouse async throws in
      try await warehouse.importing(
        """
        select row_number() over ()::varchar as external_id, t::timestamp as started_at from (values
          ('2026-03-29 00:59:59'), ('2026-03-29 01:00:00'), ('2026-10-25 00:30:00'),
          ('2026-10-25 01:30:00'), ('2026-12-31 23:30:00')) as v(t)
        """, into: .contacts)
      try await warehouse.refreshMarts()
      let local = try await warehouse.table(
        """
        select cast(started_local as varchar), cast(started_date as varchar)
        from marts.fct_contacts order by cast(external_id as integer)
        """)
      #expect(
        local == [
          ["2026-03-29 01:59:59", "2026-03-29"], ["2026-03-29 03:00:00", "2026-03-29"],
          ["2026-10-25 02:30:00", "2026-10-25"], ["2026-10-25 02:30:00", "2026-10-25"],
          ["2027-01-01 00:30:00", "2027-01-01"],
        ])
      #expect(
        try await warehouse.dataWindow()
          == DataWindow(
            first: try #require(LocalDate(iso: "2026-03-29")),
            last: try #require(LocalDate(iso: "2027-01-01")), rows: 5))
    }
  }

  @Test func `dates of year 1 and 9999 do not break the clock`() async throws {
    let store = try TestStore(zone: "Europe/Paris")
    defer { store.remove() }
    try await store.using { warehouse async throws in
      try await warehouse.importing(
        """
        select * from (values ('1', timestamp '0001-01-01 12:00:00'),
          ('2', timestamp '9999-12-31 12:00:00')) as t(external_id, started_at)
        """, into: .contacts)
      try await warehouse.refreshMarts()
      #expect(
        try await warehouse.table(
          "select cast(started_date as varchar) from marts.fct_contacts order by external_id")
          == [["0001-01-01"], ["9999-12-31"]])
    }
  }

  @Test func `a survey answer takes its contact's dimensions, also from another source`()
    async throws
  {
    let store = try TestStore()
    defer { store.remove() }
    try await store.using { warehouse async throws in
      for (source, team) in [("calls", "A"), ("desk", "B")] {
        // K-1 exists in both sources, C-1 and D-1 in one each.
        try await warehouse.importing(
          """
          select id as external_id, '\(team)' as team, timestamp '2026-01-05 10:00:00' as started_at
          from (values ('K-1'), ('\(source == "calls" ? "C-1" : "D-1")')) as t(id)
          """, into: .contacts, source: source)
      }
      try await warehouse.importing(
        """
        select *, 'csat' as kind, 1.0 as scale_low, 5.0 as scale_high,
          timestamp '2026-01-06 10:00:00' as answered_at
        from (values ('s1', 'C-1', 5.0, null), ('s2', 'D-1', 4.0, null), ('s3', 'K-1', 3.0, 'own'),
          ('s4', null, 2.0, 'own'), ('s5', 'K-1', null, null))
          as t(external_id, contact_external_id, score, team)
        """, into: .surveyAnswers, source: "surveys")
      try await warehouse.importing(
        """
        select 's6' as external_id, 'K-1' as contact_external_id, 'csat' as kind, 1.0 as scale_low,
          5.0 as scale_high, 1.0 as score, timestamp '2026-01-06 10:00:00' as answered_at
        """, into: .surveyAnswers, source: "desk")
      try await warehouse.refreshMarts()
      // s3's contact is ambiguous, so the answer's own team stands; s5 has no score; s6's source
      // has the contact.
      #expect(
        try await warehouse.table(
          "select score, team from marts.fct_survey_answers order by score desc")
          == [["5.0", "A"], ["4.0", "B"], ["3.0", "own"], ["2.0", "own"], ["1.0", "B"]])
    }
  }

  @Test func `costs are spread over months by days, worked out by hand`() async throws {
    let store = try TestStore()
    defer { store.remove() }
    try await store.using { warehouse async throws in
      try await warehouse.importing(
        """
        select external_id, period_start::date as period_start, period_end::date as period_end,
          amount::decimal(18,4) as amount, recurrence, 'EUR' as currency, 'x' as category
        from (values
          ('a-quarter', '2026-01-01', '2026-04-01', 9000, null),
          ('b-once', '2026-02-10', null, 500, null),
          ('c-monthly', '2026-01-16', '2026-03-01', 3100, 'monthly'),
          ('d-yearly', '2026-06-01', '2026-07-01', 1200, 'yearly'),
          ('e-open', '2026-02-15', null, 280, 'monthly'))
          as t(external_id, period_start, period_end, amount, recurrence)
        """, into: .costs)
      try await warehouse.refreshMarts()
      let months = try await warehouse.table(
        """
        select cast(date_trunc('month', period_start) as date)::varchar,
          round(sum(amount), 6)::decimal(18, 4)::varchar
        from marts.fct_costs group by 1 order by 1
        """)
      // January: 9000·31/90 + 3100·16/31 = 3100 + 1600. February: 9000·28/90 + 500 + 3100 +
      // 280·14/28 = 2800 + 500 + 3100 + 140. March: 9000·31/90. June: 1200/12.
      #expect(
        months == [
          ["2026-01-01", "4700.0000"], ["2026-02-01", "6540.0000"], ["2026-03-01", "3100.0000"],
          ["2026-06-01", "100.0000"],
        ])
      let quarter = try await warehouse.table(
        """
        select cast(period_start as varchar), cast(period_end as varchar) from marts.fct_costs
        where period_start < date '2026-01-10' or period_start = date '2026-03-01' order by 1
        """)
      #expect(quarter == [["2026-01-01", "2026-02-01"], ["2026-03-01", "2026-04-01"]])
    }
  }

  @Test func `the newest version of a customer counts, once over all sources`() async throws {
    let store = try TestStore()
    defer { store.remove() }
    try await store.using { warehouse async throws in
      for (source, segment) in [("old", "basic"), ("new", "premium")] {
        try await warehouse.importing(
          """
          select '9' as external_id, '\(segment)' as segment, 39.9::decimal(18,4) as monthly_revenue
          """, into: .customers, source: source)
      }
      try await warehouse.importing(
        """
        select 't1' as external_id, '9' as customer_id, -12.5::decimal(18,4) as amount,
          'EUR' as currency, 'refund' as kind, timestamp '2026-01-01 00:00:00' as "at"
        """, into: .transactions)
      try await warehouse.refreshMarts()
      #expect(
        try await warehouse.table(
          "select customer_id, segment, monthly_revenue from marts.dim_customers")
          == [["9", "premium", "39.9"]])
      #expect(
        try await warehouse.table(
          "select amount, segment, at_date::varchar from marts.fct_transactions")
          == [["-12.5", "premium", "2026-01-01"]])
    }
  }

  @Test func `marts are built when facts or the zone change, and only then`() async throws {
    let store = try TestStore()
    defer { store.remove() }
    try await store.using { warehouse async throws in
      #expect(try await warehouse.refreshMarts())
      #expect(try await !warehouse.refreshMarts())
      try await warehouse.importing("select '1' as external_id", into: .contacts)
      #expect(try await warehouse.refreshMarts())
      try await warehouse.importing("select '1' as external_id", into: .contacts)
      #expect(try await !warehouse.refreshMarts())
    }
    #expect(try await !store.using { try await $0.refreshMarts() })
    var moved = store.workspace
    moved.settings.timeZone = "Asia/Kolkata"
    #expect(try await TestStore(existing: moved).using { try await $0.refreshMarts() })
  }

  @Test func `an empty warehouse has empty marts and no window`() async throws {
    let store = try TestStore(zone: "Europe/Paris")
    defer { store.remove() }
    try await store.using { warehouse async throws in
      #expect(try await warehouse.dataWindow() == nil)
      for mart in Mart.allCases {
        let rows = try await warehouse.run(
          RenderedSQL(text: "select count(*) as n from \(mart.qualifiedName)", bindings: []))
        #expect(rows.rows == [[.integer(0)]])
      }
    }
  }
}
