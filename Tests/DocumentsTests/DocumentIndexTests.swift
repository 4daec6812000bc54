// SPDX-License-Identifier: Apache-2.0
// Copyright the Rendement authors

import Documents
import Quantities
import Testing

@Suite struct DocumentIndexTests {
  @Test func `a link to no place is found`() {
    let document = Document(
      title: "t", language: .english, generatedOn: LocalDate(daysSinceEpoch: 0), generator: "g",
      blocks: [
        .section(Section("a", "A", [.paragraph([.reference(Anchor("a"), ["here"])])])),
        .table(
          Table(
            caption: "", columns: [.figures("v")],
            rows: [Table.Row([.money(1, record: Anchor("fig-lost"))])])),
      ])
    #expect(DocumentIndex(document).dangling == [Anchor("fig-lost")])
    #expect(DocumentIndex(document).duplicates == [])
  }

  @Test func `every node of the sample is linked`() {
    let index = DocumentIndex(everyNode("any text"))
    #expect(index.dangling == [])
    #expect(index.duplicates == [])
    #expect(index.references.contains(Anchor("fig-any text")))
  }

  @Test(arguments: [
    ("lever-1", "lever-1"), ("a b", "a_20_b"), ("é", "_e9_"), ("a_20_b", "a_5f_20_5f_b"), ("", "_"),
    ("\"><x", "_22__3e__3c_x"),
  ])
  func `an anchor keeps plain names and never confuses two`(text: String, name: String) {
    #expect(Anchor(text).name == name)
  }
}
