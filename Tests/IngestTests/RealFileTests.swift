// SPDX-License-Identifier: Apache-2.0
// Copyright the Rendement authors

import Foundation
import Quantities
import TestSupport
import Testing
import Warehouse

@testable import Ingest

/// The public files, against the figures published in the READMEs beside them.
struct RealFileTests {
  @Test func `ServiceNow log, full variant: 24,918 incidents from 141,712 events`() async throws {
    guard let file = sharedData("servicenow-incidents/incident_event_log_141712.csv.gz") else {
      return
    }
    try await Bench.run { bench in
      // The zone of the log is not published; durations are the README's in any zone without
      // clock changes.
      let report = try await bench.import(file, ImportOptions(timeZone: "UTC"))
      #expect(report.mapping.id == "servicenow-incidents-codes")
      #expect(report.rowsRead == 141_712)
      #expect(report.rowsImported == 24_918)
      #expect(report.rowsRejected == 0)
      #expect(report.rowsFolded == 141_712 - 24_918)
      #expect(report.tables.map(\.table) == ["contacts", "contact_events"])
      let figures = try await bench.row(
        """
        select round(avg(epoch(resolved_last_at - started_at)) / 3600, 2),
          round(median(epoch(resolved_last_at - started_at)) / 3600, 1),
          count(resolved_last_at), round(avg(epoch(closed_at - started_at)) / 3600, 2),
          round(median(epoch(closed_at - started_at)) / 3600, 2),
          round(100.0 * count(*) filter (where reopens > 0) / count(*), 2),
          round(100.0 * count(*) filter (where transfers > 0) / count(*), 2),
          round(100.0 * count(*) filter (where tags = 'sla_met') / count(*), 2),
          min(started_at), max(started_at), max(closed_at)
        from facts.contacts
        """)
      #expect(
        figures == [
          "178.17", "22.1", "23362", "315.33", "145.87", "1.1", "45.63", "63.42",
          "2016-02-29 01:16:00", "2017-02-16 14:17:00", "2017-02-18 15:00:00",
        ])
      // Importing it again changes nothing.
      #expect(try await bench.import(file, ImportOptions(timeZone: "UTC")).wasAlreadyImported)
    }
  }

  @Test func `ServiceNow log, Kaggle variant: 20,769 incidents`() async throws {
    guard let file = sharedData("servicenow-incidents/incident_event_log_kaggle.csv.gz") else {
      return
    }
    try await Bench.run { bench in
      let report = try await bench.import(file, ImportOptions(timeZone: "UTC"))
      #expect(report.mapping.id == "servicenow-incidents")
      #expect(report.rowsRead == 119_998)
      #expect(report.rowsImported == 20_769)
      let figures = try await bench.row(
        """
        select round(avg(epoch(resolved_last_at - started_at)) / 3600, 2),
          round(median(epoch(resolved_last_at - started_at)) / 3600, 1), count(resolved_last_at),
          round(100.0 * count(*) filter (where reopens > 0) / count(*), 2),
          round(100.0 * count(*) filter (where transfers > 0) / count(*), 2),
          round(100.0 * count(*) filter (where tags = 'sla_met') / count(*), 2)
        from facts.contacts
        """)
      #expect(figures == ["187.68", "24.6", "19351", "1.13", "47.39", "60.64"])
    }
  }

  @Test func `BPI 2014: 4,000 incidents and 39,911 activities`() async throws {
    guard let incidents = sharedData("bpic2014-rabobank-sample/incidents.csv.gz"),
      let activities = sharedData("bpic2014-rabobank-sample/incident_activities.csv.gz")
    else { return }
    try await Bench.run { bench in
      let options = ImportOptions(timeZone: "UTC")
      let report = try await bench.import(incidents, options)
      #expect(report.rowsImported == 4000)
      let figures = try await bench.row(
        """
        select round(avg(handle_seconds) / 3600, 3), round(median(handle_seconds) / 3600, 2),
          round(max(handle_seconds) / 3600, 3),
          round(avg(epoch(resolved_last_at - started_at)) / 3600, 3),
          round(median(epoch(resolved_last_at - started_at)) / 3600, 3), count(resolved_last_at),
          round(100.0 * count(*) filter (where transfers > 0) / count(*), 2), sum(reopens),
          count(*) filter (where reason = 'incident'), any_value(handle_method)
        from facts.contacts
        """)
      #expect(
        figures == [
          "24.871", "4.05", "3383.437", "126.012", "18.795", "3845", "41.48", "183", "3198",
          "vendor working hours",
        ])
      let events = try await bench.import(activities, options)
      #expect(events.rowsRead == 39_911)
      #expect(
        try await bench.row("select count(distinct kind) from facts.contact_events") == ["36"])
    }
  }

  @Test func `NYC 311: 924 requests, 480 closed`() async throws {
    guard let file = sharedData("nyc311-sample/311_Service_Requests_from_2010_to_Present.csv")
    else { return }
    try await Bench.run { bench in
      let report = try await bench.import(file)
      #expect(report.rowsRead == 924)
      #expect(report.rowsImported == 924)
      let figures = try await bench.row(
        """
        select count(closed_at), round(avg(epoch(closed_at - started_at)) / 3600, 4),
          round(median(epoch(closed_at - started_at)) / 3600, 4),
          count(*) filter (where team = 'NYPD'), count(*) filter (where channel = 'web_form'),
          count(*) filter (where channel = 'phone'), min(started_at)
        from facts.contacts
        """)
      // 2022-05-01 00:00:03 in New York is 04:00:03 UTC.
      #expect(
        figures == ["480", "0.6312", "0.5403", "885", "501", "139", "2022-05-01 04:00:03"])
    }
  }

  @Test func `Anonymous Bank: 27,162 answered, 5,904 hung up, 278 phantoms skipped`() async throws {
    guard let file = sharedData("anonymous-bank-1999-02/data_anonymous_bank_february.txt.gz")
    else { return }
    try await Bench.run { bench in
      let report = try await bench.import(file)
      #expect(report.rowsRead == 33_344)
      #expect(report.rowsSkipped == 278)
      #expect(report.rowsImported == 33_066)
      #expect(report.rowsRejected == 0)
      let figures = try await bench.row(
        """
        select count(*) filter (where answered), count(*) filter (where abandoned),
          round(avg(talk_seconds), 2), round(median(talk_seconds), 0),
          round(stddev_samp(talk_seconds), 2),
          round(avg(talk_seconds) filter (where talk_seconds > 0), 2),
          count(*) filter (where talk_seconds > 0),
          count(*) filter (where abandoned and queued),
          count(*) filter (where answered or queued),
          count(*) filter (where abandoned and wait_seconds > 0),
          count(*) filter (where answered and wait_seconds > 0),
          round(avg(wait_seconds) filter (where answered and wait_seconds > 0), 2),
          round(avg(wait_seconds) filter (where abandoned and wait_seconds > 0), 2),
          count(*) filter (where answered and agent_id is null)
        from facts.contacts
        """)
      #expect(
        figures == [
          "27162", "5904", "176.35", "107.0", "217.14", "176.91", "27077", "3963", "31125", "3932",
          "14096", "78.57", "66.05", "491",
        ])
    }
  }

  @Test func `PwC PhoneNow: 5,000 calls, 946 abandoned`() async throws {
    guard let file = sharedData("pwc-phonenow-calls/01 Call-Center-Dataset.xlsx") else { return }
    try await Bench.run { bench in
      do {
        let report = try await bench.import(file, ImportOptions(timeZone: "Europe/Zurich"))
        #expect(report.rowsRead == 5000)
        #expect(report.rowsImported == 5000)
      } catch IngestError.excelExtensionMissing {
        print("SKIPPED: DuckDB's excel extension is not here")
        return
      }
      let figures = try await bench.row(
        """
        select count(*) filter (where answered), count(*) filter (where abandoned),
          count(*) filter (where resolved), round(avg(wait_seconds), 2),
          round(avg(talk_seconds), 2), count(talk_seconds)
        from facts.contacts
        """)
      #expect(figures == ["4054", "946", "3646", "67.52", "224.92", "4054"])
      #expect(
        try await bench.row("select round(avg(score), 4), count(*) from facts.survey_answers")
          == ["3.4036", "4054"])
    }
  }

  @Test func `Zendesk: pages of tickets, users and audits`() async throws {
    guard let page = sharedData("zendesk-api-json/tickets_offset_page.json"),
      let cursor = sharedData("zendesk-api-json/tickets_cursor_page_size100.json"),
      let users = sharedData("zendesk-api-json/users.json"),
      let audits = sharedData("zendesk-api-json/ticket_audits.json"),
      let first = sharedData("zendesk-api-json/tickets_cursor_pages/page_01.json")
    else { return }
    try await Bench.run { bench in
      #expect(try await bench.import(page).rowsRead == 100)
      #expect(try await bench.import(cursor).rowsRead == 91)
      let one = try await bench.import(first)
      #expect(one.rowsRead == 1)
      let people = try await bench.import(users)
      #expect(people.rowsRead == 100)
      // 17 of the customers have an e-mail address, none a telephone number.
      #expect(people.tables.map(\.imported) == [97, 3, 17, 0])
      // The model gives a row per event of the 100 audits that says something, none of them bad.
      let events = try await bench.import(audits)
      #expect(events.rowsImported > 100 && events.rowsImported == events.rowsRead)
    }
  }

  @Test func `Telco: 7,043 customers, 1,869 churned`() async throws {
    guard let file = sharedData("telco-churn-ibm/WA_Fn-UseC_-Telco-Customer-Churn.csv") else {
      return
    }
    try await Bench.run { bench in
      #expect(try await bench.failure(file)?.code == "import.undecided")
      let day = try #require(LocalDate(iso: "2018-01-31"))
      let report = try await bench.import(file, ImportOptions(snapshotDate: day))
      #expect(report.rowsRead == 7043)
      #expect(report.rowsImported == 7043)
      let figures = try await bench.row(
        """
        select count(ended_on), round(avg(monthly_revenue), 4), sum(monthly_revenue),
          sum(monthly_revenue) filter (where ended_on is not null),
          round(avg(date_diff('month', started_on, date '2018-01-31')), 3),
          round(100.0 * count(ended_on) filter (where segment = 'two year')
            / count(*) filter (where segment = 'two year'), 2)
        from facts.customers
        """)
      #expect(figures == ["1869", "64.7617", "456116.6000", "139130.8500", "32.371", "2.83"])
    }
  }

  @Test func `CDNOW: 69,659 transactions, equal rows and leading zeros kept`() async throws {
    guard let file = sharedData("cdnow/CDNOW_master.txt.gz") else { return }
    try await Bench.run { bench in
      let report = try await bench.import(file)
      #expect(report.rowsRead == 69_659)
      #expect(report.rowsImported == 69_659)
      let figures = try await bench.row(
        """
        select sum(amount), count(distinct customer_id), min("at"), max("at") from facts.transactions
        """)
      #expect(
        figures == [
          "2500315.6300", "23570", "1997-01-01 00:00:00", "1998-06-30 00:00:00",
        ])
      let name = try bench.warehouse.workspace.pseudonym().name(of: "00001", .customer)
      #expect(
        try await bench.row(
          "select count(*) from facts.transactions where customer_id = '\(name)'") == ["1"])
    }
  }

  @Test func `Online Retail: 541,909 lines, 9,747,747.93 GBP net`() async throws {
    guard let file = sharedData("online-retail/online_retail.csv.gz") else { return }
    try await Bench.run { bench in
      let report = try await bench.import(file)
      #expect(report.rowsRead == 541_909)
      #expect(report.rowsImported == 541_909)
      let figures = try await bench.row(
        """
        select round(sum(amount), 2), count(distinct customer_id),
          count(*) filter (where customer_id is null), count(*) filter (where kind = 'adjustment'),
          round(sum(amount) filter (where kind <> 'refund' and amount > 0), 2),
          min("at"), max("at")
        from facts.transactions
        """)
      #expect(
        figures == [
          "9747747.93", "4372", "135080", "3", "10666684.54", "2010-12-01 08:26:00",
          "2011-12-09 12:50:00",
        ])
    }
  }
}
