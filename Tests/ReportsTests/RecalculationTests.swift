// SPDX-License-Identifier: Apache-2.0
// Copyright the Rendement authors

import Documents
import Finance
import Foundation
import Publishing
import Quantities
import Reports
import TestSupport
import Testing
import Workbooks

/// The workbook as LibreOffice works it out: the files go in with nothing in their formulas, so
/// that every number that comes back is LibreOffice's own.
@Suite struct RecalculationTests {
  /// Calculates formulas on loading whatever the file says, as a user's own profile may.
  private static let profile = """
    <?xml version="1.0" encoding="UTF-8"?>
    <oor:items xmlns:oor="http://openoffice.org/2001/registry">
    <item oor:path="/org.openoffice.Office.Calc/Formula/Load"><prop oor:name="OOXMLRecalcMode"
    oor:op="fuse"><value>0</value></prop></item></oor:items>
    """
  /// Comma, quotes, UTF-8, values as they are and not as they are shown, every sheet.
  private static let filter =
    "csv:Text - txt - csv (StarCalc):44,34,76,1,,0,false,false,false,false,false,-1"

  @Test func `LibreOffice calculates every result to the engine's own figure`() async throws {
    guard let office = ExternalProgram.find(["soffice", "libreoffice"]) else {
      print("SKIPPED: LibreOffice is not installed (apt-get install libreoffice-calc-nogui)")
      return
    }
    try await withTemporaryFolder { folder in
      var expected: [(sample: SampleWorkbookCase, made: CaseWorkbook, result: CaseResult)] = []
      for sample in SampleWorkbookCase.allCases {
        let result = try sample.plan.evaluate()
        let made = try CaseWorkbook.make(
          case: sample.plan, result: result, language: .french,
          generatedOn: LocalDate(daysSinceEpoch: 20_778), generator: "Rendement")
        let file = folder.appending(path: "\(sample.rawValue).xlsx")
        try XLSXWriter(cached: .zeros).write(made.workbook, to: file)
        expected.append((sample, made, result))
      }
      let user = folder.appending(path: "profile/user")
      try FileManager.default.createDirectory(at: user, withIntermediateDirectories: true)
      try Data(Self.profile.utf8).write(to: user.appending(path: "registrymodifications.xcu"))
      try await office.run(
        [
          "--headless", "-env:UserInstallation=file://\(folder.path)/profile", "--convert-to",
          Self.filter, "--outdir", folder.path,
        ] + expected.map { folder.appending(path: "\($0.sample.rawValue).xlsx").path },
        in: folder, seconds: 240)
      for (sample, made, result) in expected {
        let count = try compare(sample, made, result, in: folder)
        #expect(count > (sample == .empty ? 20 : 90), "\(sample): only \(count) were compared")
      }
    }
  }

  private func compare(
    _ sample: SampleWorkbookCase, _ made: CaseWorkbook, _ result: CaseResult, in folder: URL
  ) throws -> Int {
    let figures = try flatResult(result)
    var tables: [Int: [[String]]] = [:]
    var count = 0
    for cell in made.results {
      guard let figure = figures[cell.key] ?? nil else { continue }
      let sheet = cell.place.sheet
      let name = made.workbook.sheets[sheet].name
      let table =
        try tables[sheet]
        ?? csv(folder.appending(path: "\(sample.rawValue)-\(name).csv"))
      tables[sheet] = table
      let field = try #require(
        table.indices.contains(cell.place.row)
          && table[cell.place.row].indices.contains(cell.place.column)
          ? table[cell.place.row][cell.place.column] : nil, "\(sample) \(cell.key) is not there")
      let isPercent = field.hasSuffix("%")
      let digits = try #require(
        Double(field.filter { $0 != "%" && $0 != " " }), "\(sample) \(cell.key) is “\(field)”")
      let number = isPercent ? digits / 100 : digits
      // LibreOffice writes 15 digits; sums in another order and its own IRR cost a few of them.
      #expect(
        abs(number - figure) <= max(1e-9 * abs(figure), 1e-6),
        "\(sample) \(cell.key): LibreOffice \(number), the engine \(figure)")
      count += 1
    }
    return count
  }

  private func csv(_ file: URL) throws -> [[String]] {
    let text = String(decoding: try Data(contentsOf: file), as: UTF8.self)
    var rows: [[String]] = [[]]
    var field = ""
    var isQuoted = false
    for character in text {
      switch character {
      case "\"": isQuoted.toggle()
      case "," where !isQuoted:
        rows[rows.count - 1].append(field)
        field = ""
      case _ where character.isNewline && !isQuoted:
        rows[rows.count - 1].append(field)
        field = ""
        rows.append([])
      default: field.append(character)
      }
    }
    return rows
  }
}
