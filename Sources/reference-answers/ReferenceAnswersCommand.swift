// SPDX-License-Identifier: Apache-2.0
// Copyright the Rendement authors

internal import ArgumentParser
internal import Foundation
internal import ReferenceAnswers

/// Answers a file of statistical reference cases by calling the library.
@main struct ReferenceAnswersCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "reference-answers",
    abstract: "Answer a file of reference cases: reference-answers CASES.json > ANSWERS.json")

  @Argument(help: "The file of cases.", completion: .file())
  var cases: String

  @Argument(help: "The folder that paths in the cases start from; else the folder of the file.")
  var folder: String?

  @Option(name: .long, help: "Answer only this case or operation; may be given again.")
  var only: [String] = []

  func run() async throws {
    let file = try await AnswerFile.answering(
      URL(filePath: cases), folder: folder.map { URL(filePath: $0, directoryHint: .isDirectory) },
      only: Set(only))
    for note in file.notes { FileHandle.standardError.write(Data((note + "\n").utf8)) }
    FileHandle.standardOutput.write(try file.json())
  }
}
