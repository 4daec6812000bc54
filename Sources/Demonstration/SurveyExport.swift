// SPDX-License-Identifier: Apache-2.0
// Copyright the Rendement authors

/// `surveys.csv`: the answers to the surveys after contacts.
struct SurveyExport {
  var table = ExportTable(
    file: WorldFile.surveys,
    columns: [
      "external_id", "contact_external_id", "customer_id", "kind", "scale_low", "scale_high",
      "score", "comment", "answered_at",
    ])

  /// Writes one answer.
  mutating func write(
    _ answer: SurveyGenerator.Answer, to contact: WorldContact, sink: inout some ExportSink
  ) throws {
    table.text("E-" + padded(table.rows + 1, 6))
    table.text(contact.id)
    table.text(contact.customer.map(CustomerExport.identifier))
    table.text(answer.kind)
    table.integer(answer.low)
    table.integer(answer.high)
    table.integer(answer.score)
    table.text(answer.comment)
    table.instant(answer.answeredAt)
    try table.endRow(to: &sink)
  }
}
