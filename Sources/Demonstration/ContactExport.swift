// SPDX-License-Identifier: Apache-2.0
// Copyright the Rendement authors

/// `contacts.csv`: the written contacts, as a help desk exports them in the canonical names.
struct ContactExport {
  var table = ExportTable(
    file: WorldFile.contacts,
    columns: [
      "external_id", "customer_id", "channel", "direction", "started_at", "first_reply_at",
      "first_any_reply_at", "resolved_first_at", "resolved_last_at", "closed_at", "agent_id",
      "team", "site", "provider", "region", "product", "queue", "reason", "language", "priority",
      "tags", "handler", "ai_resolution_state", "queued", "answered", "abandoned",
      "wait_seconds", "handle_seconds", "handle_method", "replies", "reopens", "transfers",
      "escalated", "resolved", "offer_made", "offer_accepted", "status",
    ])

  /// Writes one contact.
  mutating func write(
    _ contact: WorldContact, customers: CustomerBase, to sink: inout some ExportSink
  ) throws {
    let team = Roster.teams[contact.team]
    let reason = ContactReason.all[contact.reason]
    table.text(contact.id)
    table.text(contact.customer.map(CustomerExport.identifier))
    table.text(contact.channel.rawValue)
    table.text("inbound")
    table.instant(contact.startedAt)
    table.instant(contact.firstReplyAt)
    table.instant(contact.firstAnyReplyAt)
    table.instant(contact.resolvedFirstAt)
    table.instant(contact.resolvedLastAt)
    table.instant(contact.closedAt)
    table.text(contact.agent)
    table.text(team.name)
    table.text(team.site)
    table.text(team.provider)
    table.text(contact.customer.map { customers.customers[$0].region })
    table.text(contact.product)
    table.text(contact.language == "fr" ? reason.queue : "International")
    table.text(reason.name)
    table.text(contact.language)
    table.text(contact.priority)
    table.text(contact.tags.isEmpty ? nil : contact.tags.joined(separator: ","))
    table.text(contact.handler.rawValue)
    table.text(contact.assistantState)
    table.boolean(contact.isQueued)
    table.boolean(contact.isAnswered)
    table.boolean(contact.isAbandoned)
    table.integer(contact.waitSeconds)
    table.integer(contact.handleSeconds)
    table.text(contact.handleSeconds == nil ? nil : "tracked")
    table.integer(contact.replies)
    table.integer(contact.reopens)
    table.integer(contact.transfers)
    table.boolean(contact.isEscalated)
    table.boolean(contact.resolvedFirstAt != nil)
    table.boolean(contact.isOfferMade)
    table.boolean(contact.isOfferAccepted)
    table.text(contact.status)
    try table.endRow(to: &sink)
  }
}
