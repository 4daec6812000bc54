// SPDX-License-Identifier: Apache-2.0
// Copyright the Rendement authors

/// The words that the English rules name.
enum EnglishWords {
  /// Words that deny what follows within three words; a word with "n't" in it does so too.
  static let negations = """
    aint arent cannot cant couldnt darent didnt doesnt ain't aren't can't couldn't daren't didn't
    doesn't dont hadnt hasnt havent isnt mightnt mustnt neither don't hadn't hasn't haven't isn't
    mightn't mustn't neednt needn't never none nope nor not nothing nowhere oughtnt shant shouldnt
    uhuh wasnt werent oughtn't shan't shouldn't uh-uh wasn't weren't without wont wouldnt won't
    wouldn't rarely seldom despite
    """.words

  /// Words that strengthen the next.
  static let strengtheners = """
    absolutely amazingly awfully completely considerable considerably decidedly deeply effing
    enormous enormously entirely especially exceptional exceptionally extreme extremely fabulously
    flipping flippin frackin fracking fricking frickin frigging friggin fully fuckin fucking fuggin
    fugging greatly hella highly hugely incredible incredibly intensely major majorly more most
    particularly purely quite really remarkably so substantially thoroughly total totally tremendous
    tremendously uber unbelievably unusually utter utterly very
    """.words

  /// Words that weaken the next.
  static let weakeners = """
    almost barely hardly kinda kindof kind-of less little marginal marginally occasional
    occasionally partly scarce scarcely slight slightly somewhat sorta sortof sort-of
    """.words

  /// Two words that weaken the next.
  static let weakeningPairs = [["just", "enough"], ["kind", "of"], ["sort", "of"]]

  /// Phrases with a sentiment of their own.
  static let phrases: [(words: [String], valence: Double)] = [
    (["the", "shit"], 3), (["the", "bomb"], 3), (["bad", "ass"], 1.5), (["bus", "stop"], 0),
    (["yeah", "right"], -2), (["kiss", "of", "death"], -1.5), (["to", "die", "for"], 3),
    (["beating", "heart"], 3.5),
  ]

  /// Single words with a rule of their own.
  static let named = [
    "no", "or", "nor", "kind", "of", "least", "at", "very", "never", "so", "this", "without",
    "doubt", "but",
  ]
}

extension String {
  /// The words between white space.
  var words: [String] { split(whereSeparator: \.isWhitespace).map(String.init) }
}
