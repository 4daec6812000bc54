// SPDX-License-Identifier: Apache-2.0
// Copyright the Rendement authors

package import Foundation
package import Quantities

/// A French accounting file (FEC): 18 legal columns, separated by tabs or bars, decimal commas.
///
/// Source: article A47 A-1 of the Livre des procédures fiscales. `Montant` and `Sens` (D or C) may
/// stand for `Debit` and `Credit`; the text is UTF-8, or Windows-1252 and its ISO parent.
package struct AccountingFile: Sendable {
  /// One line that could be read.
  package struct Entry: Sendable, Hashable {
    /// The line of the file, from 1.
    package var line: Int
    /// The entry's day.
    package var day: LocalDate
    /// The account's number and name.
    package var account: String
    package var accountLabel: String
    /// The third party, the supplier of an invoice; empty when there is none.
    package var thirdParty: String
    /// The entry's text.
    package var label: String
    /// Debit − credit.
    package var amount: Decimal
  }

  /// The lines that could be read.
  package private(set) var entries: [Entry] = []
  /// The lines that could not, with a sentence each.
  package private(set) var faults: [Diagnostic] = []
  /// Debit − credit over the whole file: 0 in a sound one.
  package private(set) var balance: Decimal = 0

  /// The legal columns, in their legal order.
  package static let columns = [
    "JournalCode", "JournalLib", "EcritureNum", "EcritureDate", "CompteNum", "CompteLib",
    "CompAuxNum", "CompAuxLib", "PieceRef", "PieceDate", "EcritureLib", "Debit", "Credit",
    "EcritureLet", "DateLet", "ValidDate", "Montantdevise", "Idevise",
  ]

  /// Reads a file.
  ///
  /// - Parameters:
  ///   - data: Its bytes, at most 1 GiB.
  ///   - path: The file, for errors.
  /// - Throws: ``AccountingProblem`` when it is no FEC as a whole.
  package init(_ data: Data, path: String) throws {
    guard data.count <= 1 << 30 else { throw AccountingProblem.tooLarge(path: path) }
    guard
      let text = String(data: data, encoding: .utf8)
        ?? String(data: data, encoding: .windowsCP1252) ?? String(data: data, encoding: .isoLatin1)
    else { throw AccountingProblem.notFEC(path: path, missing: Self.columns) }
    let lines = text.split(omittingEmptySubsequences: false) { $0.isNewline }
    guard var header = lines.first else {
      throw AccountingProblem.notFEC(path: path, missing: Self.columns)
    }
    if header.first == "\u{FEFF}" { header = header.dropFirst() }
    let separator: Character = header.contains("\t") ? "\t" : "|"
    let layout = try FECLayout(Self.cells(header, separator), path: path)
    for (index, line) in lines.enumerated().dropFirst() where !line.allSatisfy(\.isWhitespace) {
      switch layout.entry(Self.cells(line, separator), line: index + 1) {
      case .success(let entry):
        entries.append(entry)
        balance += entry.amount
      case .failure(let fault): faults.append(fault.diagnostic(line: index + 1))
      }
    }
  }

  private static func cells(_ line: Substring, _ separator: Character) -> [String] {
    line.split(separator: separator, omittingEmptySubsequences: false).map { cell in
      var text = cell.drop { $0 == " " }
      while text.last == " " { text = text.dropLast() }
      if text.count >= 2, text.first == "\"", text.last == "\"" {
        text = text.dropFirst().dropLast()
      }
      return String(text)
    }
  }
}

/// Why a line of an accounting file cannot be used.
struct AccountingFault: Error {
  /// A stable code.
  var code: String
  /// What is wrong with which value.
  var message: LocalizedText

  func diagnostic(line: Int) -> Diagnostic {
    Diagnostic(.error, code: "fec.\(code)", message: message, location: "\(line)")
  }
}

/// Where the columns stand.
private struct FECLayout {
  private let positions: [String: Int]
  private let count: Int

  init(_ header: [String], path: String) throws {
    var positions: [String: Int] = [:]
    for (index, name) in header.enumerated() {
      positions[name.lowercased()] = positions[name.lowercased()] ?? index
    }
    let hasSides = positions["debit"] != nil && positions["credit"] != nil
    let hasSense = positions["montant"] != nil && positions["sens"] != nil
    var missing = ["EcritureDate", "CompteNum", "CompteLib", "EcritureLib"].filter {
      positions[$0.lowercased()] == nil
    }
    if !hasSides, !hasSense { missing += ["Debit", "Credit"] }
    guard missing.isEmpty else { throw AccountingProblem.notFEC(path: path, missing: missing) }
    self.positions = positions
    count = header.count
  }

  func entry(_ cells: [String], line: Int) -> Result<AccountingFile.Entry, AccountingFault> {
    guard cells.count == count else {
      return .failure(
        fault(
          "cells", "The line has \(cells.count) cells, the header \(count).",
          "La ligne a \(cells.count) cellules, l'en-tête \(count)."))
    }
    let text = cell("EcritureDate", cells)
    guard let day = Self.day(text) else {
      return .failure(
        fault(
          "date", "EcritureDate is “\(text)”. Expected: a day as 20260131.",
          "EcritureDate vaut « \(text) ». Attendu : un jour comme 20260131."))
    }
    switch amount(cells) {
    case .failure(let fault): return .failure(fault)
    case .success(let amount):
      return .success(
        AccountingFile.Entry(
          line: line, day: day, account: cell("CompteNum", cells),
          accountLabel: cell("CompteLib", cells), thirdParty: cell("CompAuxLib", cells),
          label: cell("EcritureLib", cells), amount: amount))
    }
  }

  private func amount(_ cells: [String]) -> Result<Decimal, AccountingFault> {
    func number(_ column: String) -> Result<Decimal, AccountingFault> {
      let text = cell(column, cells)
      guard let value = Self.number(text) else {
        return .failure(
          fault(
            "amount", "\(column) is “\(text)”. Expected: an amount such as 1234,56.",
            "\(column) vaut « \(text) ». Attendu : un montant comme 1234,56."))
      }
      return .success(value)
    }
    guard positions["debit"] == nil else {
      return number("Debit").flatMap { debit in number("Credit").map { debit - $0 } }
    }
    let side = cell("Sens", cells).uppercased()
    guard ["D", "C", "+1", "-1", "1"].contains(side) else {
      return .failure(
        fault(
          "side", "Sens is “\(side)”. Expected: D or C.",
          "Sens vaut « \(side) ». Attendu : D ou C."))
    }
    return number("Montant").map { side == "C" || side == "-1" ? -$0 : $0 }
  }

  private func cell(_ name: String, _ cells: [String]) -> String {
    positions[name.lowercased()].map { cells[$0] } ?? ""
  }

  private func fault(_ code: String, _ en: String, _ fr: String) -> AccountingFault {
    AccountingFault(code: code, message: LocalizedText(en: en, fr: fr))
  }

  private static func day(_ text: String) -> LocalDate? {
    guard text.count == 8, text.allSatisfy({ $0.isASCII && $0.isNumber }) else {
      return LocalDate(iso: text)
    }
    return LocalDate(iso: "\(text.prefix(4))-\(text.dropFirst(4).prefix(2))-\(text.suffix(2))")
  }

  /// An amount with a decimal comma or point and no thousands separator; empty is 0 in a FEC.
  private static func number(_ text: String) -> Decimal? {
    guard !text.isEmpty else { return 0 }
    let plain = text.replacing(",", with: ".")
    guard plain.utf8.allSatisfy({ "0123456789.-+".utf8.contains($0) }),
      plain.filter({ $0 == "." }).count <= 1
    else { return nil }
    return Decimal(string: plain, locale: Locale(identifier: "en_US_POSIX"))
  }
}

/// Why an accounting file cannot be used as a whole.
package enum AccountingProblem: Error, Equatable {
  /// The file cannot be read.
  case unreadable(path: String)
  /// The file is larger than 1 GiB.
  case tooLarge(path: String)
  /// Columns that a FEC must have are missing.
  case notFEC(path: String, missing: [String])
  /// No entry fits any rule.
  case nothingFits(path: String)

  /// What is wrong and what to do.
  package var message: LocalizedText {
    switch self {
    case .unreadable(let path):
      LocalizedText(
        en: "The file \(path) cannot be read: check the path.",
        fr: "Le fichier \(path) ne peut pas être lu : vérifiez le chemin.")
    case .tooLarge(let path):
      LocalizedText(
        en: "\(path) is larger than 1 GiB: export one year at a time.",
        fr: "\(path) dépasse 1 Gio : exportez une année à la fois.")
    case .notFEC(let path, let missing):
      LocalizedText(
        en: "\(path) is no accounting file (FEC): it lacks \(missing.joined(separator: ", ")). "
          + "Export the legal file, with tabs or bars between 18 columns.",
        fr: "\(path) n'est pas un fichier des écritures comptables : il y manque "
          + "\(missing.joined(separator: ", ")). Exportez le fichier légal, à 18 colonnes séparées "
          + "par des tabulations ou des barres.")
    case .nothingFits(let path):
      LocalizedText(
        en: "No entry of \(path) fits a rule: check the beginnings of the accounts.",
        fr: "Aucune écriture de \(path) ne répond à une règle : vérifiez les débuts de compte.")
    }
  }
}

extension AccountingProblem: CustomStringConvertible {
  /// One sentence in English.
  package var description: String { message.en }
}
