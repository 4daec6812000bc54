// SPDX-License-Identifier: Apache-2.0
// Copyright the Rendement authors

import Foundation
internal import Evidence
internal import Sentiment

/// Sentiment of texts.
enum SentimentOperations {
  static let all: [String: Operation] = [
    "vader": { input in
      var reader = try EnglishSentiment().reader()
      let scores = try input.texts("sentences").map { reader.score($0) }
      return [
        "compound": .numbers(scores.map(\.compound)),
        "pos_neu_neg": .list(scores.map { .numbers([$0.positive, $0.neutral, $0.negative]) }),
      ]
    },
    "sentiment_rated": { input in
      let score = try scorer(try input.text("language"))
      let files = try input.object("files")
      var output: [String: JSONValue] = [:]
      var (documents, seconds) = (0, 0.0)
      for name in files.values.keys.sorted() {
        let rated = try ratedTexts(files.file(try files.text(name)))
        let clock = ContinuousClock()
        var scores: [Double] = []
        // The best of nine rounds: other work on the machine is not ours to count.
        let times = (0..<9).map { _ in clock.measure { scores = score(rated.map(\.text)) } }
        documents += rated.count
        seconds += (times.min() ?? .zero) / .seconds(1)
        let ratings = rated.map(\.rating)
        let clear = ratings.indices.filter { abs(ratings[$0]) >= 0.2 }
        let right = clear.count { (scores[$0] > 0) == (ratings[$0] > 0) && scores[$0] != 0 }
        output[name] = [
          "pearson_r": .finite(try Correlation(scores, ratings, kind: .pearson).coefficient),
          "polarity_accuracy": .finite(Double(right) / Double(max(1, clear.count))),
        ]
      }
      output["docs_per_s"] = .finite(Double(documents) / seconds)
      return output
    },
    "sentiment_binary": { input in
      let score = try scorer(try input.text("language"))
      let table = try await input.table()
      let (texts, answers) = try labelled(table)
      var scores: [Double] = []
      let clock = ContinuousClock()
      let times = (0..<9).map { _ in clock.measure { scores = score(texts) } }
      let right = scores.indices.count { (scores[$0] > 0) == answers[$0] }
      return [
        "accuracy": .finite(Double(right) / Double(max(1, scores.count))),
        "auc": .finite(areaUnderCurve(scores, answers)),
        "docs_per_s": .finite(Double(texts.count) / ((times.min() ?? .zero) / .seconds(1))),
      ]
    },
  ]

  /// The texts of a table and whether each is positive: the columns text and positive, or the
  /// first that holds texts and the first that holds two labels.
  private static func labelled(_ table: CaseTable) throws -> ([String], [Bool]) {
    func first(_ names: [String]) -> String? { names.first { table.names.contains($0) } }
    guard let text = first(["text", "review", "sentence"]) ?? table.names.first,
      let label = first(["positive", "label", "polarity", "rating"]) ?? table.names.last
    else { throw CaseError.missing("file") }
    let (texts, labels) = (try table.texts(text), try table.texts(label))
    var (found, answers) = ([String](), [Bool]())
    for (text, label) in zip(texts, labels) {
      guard let text, let label else { continue }
      found.append(text)
      answers.append(["1", "1.0", "true", "pos", "positive"].contains(label.lowercased()))
    }
    return (found, answers)
  }

  /// The chance that a positive text scores above a negative one, ties counting half.
  private static func areaUnderCurve(_ scores: [Double], _ answers: [Bool]) -> Double? {
    let order = scores.indices.sorted { scores[$0] < scores[$1] }
    let positives = Double(answers.count { $0 })
    let negatives = Double(answers.count) - positives
    guard positives > 0, negatives > 0 else { return nil }
    var (sum, start) = (0.0, 0)
    while start < order.count {
      var end = start
      while end + 1 < order.count, scores[order[end + 1]] == scores[order[start]] { end += 1 }
      let rank = Double(start + end) / 2 + 1
      for place in start...end where answers[order[place]] { sum += rank }
      start = end + 1
    }
    return (sum - positives * (positives + 1) / 2) / (positives * negatives)
  }

  /// Scores many texts in a language, −1 to 1 each.
  private static func scorer(_ language: String) throws -> ([String]) -> [Double] {
    switch language {
    case "en":
      let rules = try EnglishSentiment()
      return { texts in
        var reader = rules.reader()
        return texts.map { reader.score($0).compound }
      }
    case "fr":
      let rules = try FrenchSentiment()
      return { texts in
        var reader = rules.reader()
        return texts.map { reader.score($0) }
      }
    default: throw CaseError.unknownChoice("language", language)
    }
  }

  /// Lines of id, mean rating and text between tabs.
  private static func ratedTexts(_ file: URL) throws -> [(rating: Double, text: String)] {
    // Bytes, not characters: a text may hold a line mark of Unicode, which ends no record.
    try Data(contentsOf: file).split(separator: 0x0A).compactMap { line in
      let parts = line.split(separator: 0x09, maxSplits: 2, omittingEmptySubsequences: false)
        .map { String(decoding: $0.filter { $0 != 0x0D }, as: UTF8.self) }
      guard parts.count == 3, let rating = Double(parts[1]) else { return nil }
      return (rating, parts[2])
    }
  }
}
