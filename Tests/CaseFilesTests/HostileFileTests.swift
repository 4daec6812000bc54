// SPDX-License-Identifier: Apache-2.0
// Copyright the Rendement authors

import CaseFiles
import Quantities
import Testing

/// Files that mean harm or are no case at all; each must be answered at once.
@Suite struct HostileFileTests {
  private func codes(_ text: String) -> [String] {
    do {
      _ = try CaseFile.read(text)
      return []
    } catch { return error.faults.map(\.code) }
  }

  @Test(.timeLimit(.minutes(1)))
  func `a billion laughs are refused`() {
    var text = "title: x\na0: &a0 [lol, lol, lol, lol, lol, lol, lol, lol, lol, lol]\n"
    for level in 1...30 {
      let alias = Array(repeating: "*a\(level - 1)", count: 10).joined(separator: ", ")
      text += "a\(level): &a\(level) [\(alias)]\n"
    }
    #expect(codes(text) == ["case.too-many-values"])
  }

  @Test(.timeLimit(.minutes(1)))
  func `a bomb hidden in keys is refused before it is compared`() {
    var text = "a0: &a0 {x: 1}\n"
    for level in 1...60 { text += "a\(level): &a\(level) [*a\(level - 1), *a\(level - 1)]\n" }
    #expect(codes(text + "? *a60\n: 1\n? *a60\n: 2\n") == ["case.alias-in-key"])
    #expect(codes(text + "b: {*a60 : 1, *a60 : 2}\n") == ["case.alias-in-key"])
    #expect(codes(text + "b: {[*a60]: 1, [*a60]: 2}\n") == ["case.alias-in-key"])
  }

  @Test func `aliases for values are welcome`() {
    let text = """
      title: x
      costs:
        - { id: a, category: setup, amount: &price 100 }
        - { id: b, category: setup, amount: *price }
      """
    #expect(codes(text).isEmpty)
  }

  @Test func `an empty file, a list, a binary and a too large one`() {
    #expect(codes("") == ["case.not-a-mapping"])
    #expect(codes("# nothing\n") == ["case.not-a-mapping"])
    #expect(codes("- a\n- b\n") == ["case.not-a-mapping"])
    #expect(codes("\u{0}\u{1}\u{2}") == ["case.syntax"])
    #expect(codes("title: " + String(repeating: "x", count: 8 << 20)) == ["case.too-large"])
  }

  @Test func `a broken line and a key written twice are located`() {
    do {
      _ = try CaseFile.read("title: x\ncapture: [0.5\n")
      Issue.record("a broken file was read")
    } catch {
      #expect(error.faults.first?.code == "case.syntax")
      #expect((error.faults.first?.place.line ?? 0) >= 2)
      #expect(error.diagnostics.first?.location?.contains(":") == true)
    }
    #expect(codes("title: x\ntitle: y\n") == ["case.syntax"])
  }

  @Test(.timeLimit(.minutes(1)))
  func `ten thousand lines are read, a hundred thousand are too many`() {
    let line = "  - { id: %, category: other, amount: 1 }\n"
    func file(_ count: Int) -> String {
      "title: x\ncosts:\n"
        + (0..<count).map { line.replacing("%", with: "c\($0)") }.joined()
    }
    #expect(codes(file(10_000)).isEmpty)
    #expect(codes(file(100_000)) == ["case.too-many-values"])
  }

  @Test func `deep nesting is refused without falling over`() {
    let text = "title: " + String(repeating: "[", count: 5000)
    #expect(codes(text) == ["case.syntax"])
  }
}
