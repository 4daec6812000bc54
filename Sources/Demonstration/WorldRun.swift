// SPDX-License-Identifier: Apache-2.0
// Copyright the Rendement authors

import Quantities

/// One pass through the world, day by day, writing as it goes.
struct WorldRun {
  private let roster: Roster
  private let customers: CustomerBase
  private let effects: PlantedEffects
  private let seed: UInt64
  private var contacts: ContactGenerator
  private let orders: OrderGenerator
  private let surveys: SurveyGenerator
  private var tallies = [MonthTally](
    repeating: MonthTally(), count: DemonstrationCalendar.monthCount)

  private var contactExport = ContactExport()
  private var callExport = CallExport()
  private var surveyExport = SurveyExport()
  private var transactionExport = TransactionExport()

  init(seed: UInt64, scale: Double, effects: PlantedEffects) {
    let roster = Roster(seed: seed)
    let customers = CustomerBase(seed: seed, scale: scale)
    self.seed = seed
    self.roster = roster
    self.customers = customers
    self.effects = effects
    contacts = ContactGenerator(
      seed: seed, scale: scale, effects: effects, roster: roster, customers: customers)
    orders = OrderGenerator(seed: seed, scale: scale, customers: customers)
    surveys = SurveyGenerator(effects: effects)
  }

  /// Writes all data files.
  mutating func write(
    to sink: inout some ExportSink, progress: (Int) -> Void
  ) throws -> [WorldManifest.File] {
    for month in 0..<DemonstrationCalendar.monthCount {
      let start = DemonstrationCalendar.start(ofMonth: month).daysSinceEpoch
      let end = DemonstrationCalendar.start(ofMonth: month + 1).daysSinceEpoch
      for day in start..<end {
        try write(day: day, month: month, to: &sink)
        // A bad row in the middle of the month, among good ones.
        if day == start + 14 { try callExport.writeBadRow(ofMonth: month, to: &sink) }
      }
      progress(month + 1)
    }
    try contactExport.table.flush(to: &sink)
    try callExport.table.flush(to: &sink)
    try surveyExport.table.flush(to: &sink)
    try transactionExport.table.flush(to: &sink)

    var customerExport = CustomerExport()
    try customerExport.write(customers, to: &sink)
    let company = CompanyExport(roster: roster, effects: effects)
    let ledger = CostLedger(roster: roster).entries(tallies)
    let small = [
      try company.writeAgents(to: &sink), try company.writeCosts(ledger, to: &sink),
      try company.writeInitiatives(to: &sink), try company.writeAssignments(to: &sink),
    ]
    let tables =
      [customerExport.table, contactExport.table, callExport.table, surveyExport.table]
      + [transactionExport.table] + small
    return tables.map { table in
      WorldManifest.File(
        name: table.file, rows: table.rows,
        plantedRejects: table.file == WorldFile.calls ? CallExport.plantedRejects : 0)
    }
  }

  private mutating func write(day: Int, month: Int, to sink: inout some ExportSink) throws {
    var random = WorldRandom(seed: seed, stream: .surveys, number: day)
    var transactions = orders.orders(on: day)
    for contact in contacts.contacts(on: day) {
      tallies[month].count(contact)
      if contact.channel == .phone {
        try callExport.write(contact, customers: customers, to: &sink)
      } else {
        try contactExport.write(contact, customers: customers, to: &sink)
      }
      if let answer = surveys.answer(to: contact, &random) {
        try surveyExport.write(answer, to: contact, sink: &sink)
      }
      if let transaction = orders.transaction(from: contact, &random) {
        transactions.append(transaction)
      }
    }
    for transaction in transactions { try transactionExport.write(transaction, to: &sink) }
  }
}
