// SPDX-License-Identifier: Apache-2.0
// Copyright the Rendement authors

/// `appels.csv`: the telephone's export, in a French spreadsheet's dialect: semicolons,
/// Windows-1252, local times in Paris, durations as `hh:mm:ss`, decimal commas.
///
/// Twelve bad rows are planted among the good ones, as in any real export.
struct CallExport {
  /// The number of planted rows that an import must refuse.
  static let plantedRejects = badRows.count

  var table = ExportTable(
    file: WorldFile.calls,
    columns: [
      "N° appel", "Date et heure", "Sens", "Client", "File", "Équipe", "Site", "Prestataire",
      "Agent", "Région", "Produit", "Langue", "Attente", "Conversation", "Mise en attente",
      "Post-appel", "Statut", "Résolu le", "Transferts", "Escaladé", "Motif", "Coût télécom",
    ], dialect: .french)

  /// Writes one call.
  mutating func write(
    _ call: WorldContact, customers: CustomerBase, to sink: inout some ExportSink
  ) throws {
    let team = Roster.teams[call.team]
    let reason = ContactReason.all[call.reason]
    table.text(call.id)
    table.frenchTime(call.startedAt)
    table.text(call.isOutbound ? "Sortant" : "Entrant")
    table.text(call.customer.map(CustomerExport.identifier))
    table.text(call.language == "fr" ? reason.queue : "International")
    table.text(team.name)
    table.text(team.site)
    table.text(team.provider)
    table.text(call.agent)
    table.text(call.customer.map { customers.customers[$0].region })
    table.text(call.product)
    table.text(call.language)
    table.frenchDuration(call.waitSeconds)
    table.frenchDuration(call.talkSeconds)
    table.frenchDuration(call.holdSeconds)
    table.frenchDuration(call.wrapSeconds)
    table.text(call.isAbandoned == true ? "Abandonné" : "Répondu")
    table.frenchTime(call.resolvedFirstAt)
    table.integer(call.transfers)
    table.text(call.isEscalated ? "oui" : "non")
    table.text(reason.name)
    // 1.8 cents a minute, as in the ledger.
    let seconds = (call.talkSeconds ?? 0) + (call.holdSeconds ?? 0)
    table.cents(seconds * 18 / 600, mark: 0x2C)
    try table.endRow(to: &sink)
  }

  /// Writes the planted bad row of a month, when it has one.
  mutating func writeBadRow(ofMonth month: Int, to sink: inout some ExportSink) throws {
    guard CallExport.badRows.indices.contains(month) else { return }
    let row = CallExport.badRows[month]
    let fields = [
      "A-9" + padded(month + 1, 6), row.at, "Entrant", "", "Livraison", "Lille 2", "Lille", "",
      "AG-005", "", "mode", "fr", row.wait, row.talk, "00:00:00", "00:01:10", "Répondu",
      row.resolved, "0", "non", "livraison", "0,09",
    ]
    for field in fields { table.text(field) }
    try table.endRow(to: &sink)
  }

  private struct BadRow: Sendable {
    let at: String
    var wait = "00:00:12"
    var talk = "00:05:00"
    var resolved = ""
  }

  /// Four days that do not exist, four negative durations, four calls resolved before they began.
  private static let badRows = [
    BadRow(at: "31/09/2024 10:12:00"),
    BadRow(at: "14/10/2024 11:05:30", talk: "-00:03:12"),
    BadRow(at: "20/11/2024 15:40:10", resolved: "19/11/2024 15:46:00"),
    BadRow(at: "32/12/2024 09:00:00"),
    BadRow(at: "15/01/2025 17:21:45", wait: "-00:00:08"),
    BadRow(at: "11/02/2025 14:02:03", resolved: "11/02/2025 13:02:03"),
    BadRow(at: "29/02/2025 10:30:00"),
    BadRow(at: "16/04/2025 16:55:00", talk: "-01:00:00"),
    BadRow(at: "20/05/2025 09:47:20", resolved: "20/05/2024 09:55:00"),
    BadRow(at: "12/13/2025 12:00:00"),
    BadRow(at: "17/07/2025 18:10:00", talk: "-00:00:01"),
    BadRow(at: "27/08/2025 10:00:00", resolved: "26/08/2025 23:59:59"),
  ]
}
