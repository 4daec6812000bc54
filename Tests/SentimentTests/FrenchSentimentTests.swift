// SPDX-License-Identifier: Apache-2.0
// Copyright the Rendement authors

import Sentiment
import Testing

@Suite struct FrenchSentimentTests {
  /// Sentences whose sign a reader gives without hesitation.
  @Test(arguments: [
    ("Merci, le problème est réglé, service impeccable !", true),
    ("Pas du tout déçu.", true),
    ("Je n’ai jamais eu un aussi bon accueil.", true),
    ("Livré sans problème, agent très aimable :)", true),
    ("Ce n'est pas sérieux.", false),
    ("LE SERVICE N'EST PLUS AUSSI BON QU'AVANT", false),
    ("Aucun geste, franchement nul", false),
    ("Toujours aucune réponse, à fuir", false),
    ("Un bon début mais une fin catastrophique", false),
    ("Merci pour rien", false),
  ]) func signs(_ text: String, _ isPositive: Bool) throws {
    let score = try FrenchSentiment().score(text)
    #expect((score > 0) == isPositive && score != 0)
  }

  /// By hand: a word of valence v gives v/√(v² + 15); nothing known gives 0.
  @Test func scaleByHand() throws {
    var reader = try FrenchSentiment().reader()
    #expect(abs(reader.score("excellent") - 3.1 / (3.1 * 3.1 + 15).squareRoot()) < 1e-12)
    #expect(reader.score("ÉNERVÉ") == reader.score("énervé"))
    #expect(reader.score("") == 0)
    #expect(reader.score("4512 ???") == 0)
    #expect(reader.score("très énervé") < reader.score("énervé"))
  }
}
