// SPDX-License-Identifier: Apache-2.0
// Copyright the Rendement authors

import Foundation
import Publishing
import Quantities
import Testing

private let page = """
  <!DOCTYPE html><html lang="fr"><head><meta charset="utf-8"><title>Essai</title></head>
  <body><h1>Essai</h1><p>Un dossier de deux lignes.</p></body></html>
  """

@Test func `a missing program is named with the command that installs it`() {
  let nothing = ["PATH": "/nonexistent", "HOME": "/nonexistent"]
  #expect(throws: PublishingError.missing(.pdf)) { try PDFPrinter.find(environment: nothing) }
  #expect(throws: PublishingError.missing(.word)) { try WordWriter.find(environment: nothing) }
  #expect(throws: PublishingError.missing(.pictures)) {
    try ChartPictures.find(environment: nothing)
  }
  #expect(PublishingError.missing(.pdf).message.fr.contains("apt-get install chromium"))
  #expect(PublishingError.missing(.word).message.en.contains("apt-get install pandoc"))
}

@Test func `a program that fails is quoted`() async throws {
  let shell = try #require(ExternalProgram.find(["sh"]))
  _ = try await withWorkFolder { folder in
    await #expect(
      throws: PublishingError.failed(program: "sh", status: 3, words: "no paper")
    ) {
      try await shell.run(["-c", "echo no paper >&2; exit 3"], in: folder)
    }
  }
}

@Test func `a program that does not end is ended`() async throws {
  let sleep = try #require(ExternalProgram.find(["sleep"]))
  _ = try await withWorkFolder { folder in
    await #expect(throws: PublishingError.tooSlow(program: "sleep", seconds: 1)) {
      try await sleep.run(["30"], in: folder, seconds: 1)
    }
  }
}

@Test func `a page becomes a PDF`() async throws {
  let printer: PDFPrinter
  do {
    printer = try PDFPrinter.find()
  } catch {
    print("SKIPPED: \(error)")
    return
  }
  let pdf = try await printer.print(page)
  #expect(pdf.starts(with: Data("%PDF".utf8)))
  // PDF 1.4, "Logical structure": a tagged file says so in its catalogue.
  #expect(String(decoding: pdf, as: UTF8.self).contains("/MarkInfo"))
}

@Test func `a page becomes a Word file in the styles of the reference document`() async throws {
  let writer: WordWriter
  do {
    writer = try WordWriter.find()
  } catch {
    print("SKIPPED: \(error)")
    return
  }
  // A Word file is a ZIP archive: "PK" and two bytes.
  let word = try await writer.write(page, pictures: [:])
  #expect(word.starts(with: Data([0x50, 0x4B, 3, 4])))
}

@Test func `a specification becomes a picture`() async throws {
  let pictures: ChartPictures
  do {
    pictures = try ChartPictures.find()
  } catch {
    print("SKIPPED: \(error)")
    return
  }
  let chart = """
    {"data":{"values":[{"a":1,"b":2}]},"mark":"bar",
     "encoding":{"x":{"field":"a","type":"nominal"},"y":{"field":"b","type":"quantitative"}}}
    """
  let drawn = try await pictures.draw(["../odd name": chart], as: .png)
  // PNG, second edition, 5.2: the signature.
  #expect(drawn["../odd name"]?.starts(with: Data([0x89, 0x50, 0x4E, 0x47])) == true)
}
