// SPDX-License-Identifier: Apache-2.0
// Copyright the Rendement authors

/// The words that the French rules name.
enum FrenchWords {
  /// Words that deny what follows within four words.
  static let negations = "pas jamais sans ni guère aucun aucune rien nullement".words

  /// Words that strengthen (above 0) or weaken the next, as a share of it.
  static let degrees: [String: Double] = [
    "très": 0.3, "vraiment": 0.3, "tellement": 0.3, "extrêmement": 0.4, "particulièrement": 0.3,
    "totalement": 0.3, "absolument": 0.3, "complètement": 0.3, "hyper": 0.3, "ultra": 0.3,
    "si": 0.1, "franchement": 0.15, "entièrement": 0.3, "vachement": 0.3, "beaucoup": 0.2,
    "peu": -0.3, "assez": -0.1, "plutôt": -0.1, "presque": -0.3, "légèrement": -0.3,
    "moins": -0.35,
  ]

  /// Words at which a negation no longer reaches further.
  static let stops = "mais et que qui".words

  /// Single words with a rule of their own.
  static let named = ["plus", "ne", "n", "jamais", "aussi", "mais"]
}
