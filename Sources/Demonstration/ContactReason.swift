// SPDX-License-Identifier: Apache-2.0
// Copyright the Rendement authors

/// Why customers write or call, with what follows from it.
struct ContactReason: Sendable {
  /// The reason as the company writes it.
  let name: String
  /// The queue that takes it.
  let queue: String
  /// Share of new contacts in an ordinary week.
  let share: Double
  /// Factor on the handle time.
  let handleFactor: Double
  /// Probability of a follow-up contact within a week.
  let followUp: Double

  static let all = [
    ContactReason(
      name: "livraison", queue: "Livraison", share: 0.30, handleFactor: 0.90, followUp: 0.22),
    ContactReason(
      name: "retour", queue: "Après-vente", share: 0.17, handleFactor: 1.00, followUp: 0.16),
    ContactReason(
      name: "remboursement", queue: "Après-vente", share: 0.13, handleFactor: 1.12,
      followUp: 0.24),
    ContactReason(
      name: "produit", queue: "Conseil", share: 0.13, handleFactor: 1.10, followUp: 0.11),
    ContactReason(
      name: "commande", queue: "Conseil", share: 0.09, handleFactor: 0.95, followUp: 0.12),
    ContactReason(
      name: "paiement", queue: "Paiement et compte", share: 0.08, handleFactor: 1.05,
      followUp: 0.15),
    ContactReason(
      name: "compte", queue: "Paiement et compte", share: 0.06, handleFactor: 0.92,
      followUp: 0.10),
    ContactReason(
      name: "réclamation", queue: "Après-vente", share: 0.04, handleFactor: 1.35,
      followUp: 0.28),
  ]

  /// Positions in ``all``, drawn as in an ordinary week.
  static let ordinary = Weighted(all.indices.map { ($0, all[$0].share) })
  /// Positions in ``all`` in peak weeks: parcels late, presents sent back.
  static let peak = Weighted(
    all.indices.map { ($0, all[$0].share * ($0 < 3 ? 1.4 : 1)) })

  /// Whether a contact may end in money given back.
  var mayRefund: Bool { name == "retour" || name == "remboursement" || name == "réclamation" }
}
