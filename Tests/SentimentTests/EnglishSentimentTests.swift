// SPDX-License-Identifier: Apache-2.0
// Copyright the Rendement authors

import Sentiment
import Testing

@Suite struct EnglishSentimentTests {
  /// The examples of the README of vaderSentiment 3.3.2 and their scores.
  @Test func examplesOfVADER() throws {
    let examples: [(String, Double)] = [
      ("VADER is smart, handsome, and funny.", 0.8316),
      ("VADER is smart, handsome, and funny!", 0.8439),
      ("VADER is very smart, handsome, and funny.", 0.8545),
      ("VADER is VERY SMART, handsome, and FUNNY.", 0.9227),
      ("VADER is VERY SMART, uber handsome, and FRIGGIN FUNNY!!!", 0.9469),
      ("VADER is not smart, handsome, nor funny.", -0.7424),
      ("At least it isn't a horrible book.", 0.431),
      ("The book was only kind of good.", 0.3832),
      (
        "The plot was good, but the characters are uncompelling and the dialog is not great.",
        -0.7042
      ),
      ("Today only kinda sux! But I'll get by, lol", 0.5249),
      ("Make sure you :) or :D today!", 0.8633),
      ("Catch utf-8 emoji such as 💘 and 💋 and 😁", 0.875),
      ("Not bad at all", 0.431), ("", 0), ("   ", 0),
    ]
    var reader = try EnglishSentiment().reader()
    for (text, compound) in examples {
      #expect(abs(reader.score(text).compound - compound) < 1e-9, "\(text)")
    }
    let score = reader.score("VADER is smart, handsome, and funny.")
    #expect(score.positive == 0.746 && score.neutral == 0.254 && score.negative == 0)
  }
}
