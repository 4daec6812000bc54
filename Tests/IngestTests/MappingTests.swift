// SPDX-License-Identifier: Apache-2.0
// Copyright the Rendement authors

import Foundation
import Quantities
import Testing
import Warehouse

@testable import Ingest

struct MappingTests {
  private func failure(_ yaml: String) -> IngestError? {
    do {
      _ = try Mapping(yaml: yaml, path: "m.yaml")
      return nil
    } catch let error as IngestError {
      return error
    } catch { return nil }
  }

  @Test func `every shipped mapping survives a round trip through YAML`() throws {
    let catalogue = try MappingCatalogue.shipped()
    #expect(catalogue.mappings.count >= 14)
    for mapping in catalogue.mappings {
      let text = try mapping.yaml
      #expect(try Mapping(yaml: text, path: "again.yaml") == mapping, "\(mapping.id)")
    }
  }

  @Test func `shipped ids are unique and every field exists in the warehouse`() throws {
    let mappings = try MappingCatalogue.shipped().mappings
    #expect(Set(mappings.map(\.id)).count == mappings.count)
    for mapping in mappings {
      for table in mapping.tables {
        for field in table.fields {
          #expect(table.table.valueKind(of: field.name) != nil, "\(mapping.id) \(field.name)")
        }
      }
    }
  }

  @Test func `a mistyped key names its line and the nearest known one`() throws {
    let error = try #require(failure("id: a\nplatform: b\nnullValue: [x]\ntables: []\n"))
    guard case .mappingUnreadable(let path, let line, let detail) = error else {
      Issue.record("\(error)")
      return
    }
    #expect(path == "m.yaml")
    #expect(line == 3)
    #expect(detail.en.contains("“nullValues”"))
    #expect(detail.fr.contains("« nullValues »"))
  }

  @Test func `a mistyped canonical field names its line and the nearest known one`() throws {
    let yaml = """
      id: a
      platform: b
      tables:
        - table: contacts
          fields:
            external_id: id
            started: opened
            startd_at: opened
      """
    guard case .mappingUnreadable(_, let line, let detail)? = failure(yaml) else {
      Issue.record("no error")
      return
    }
    #expect(line == 7)
    #expect(detail.en.contains("started_at"))
  }

  @Test func `a table without external_id is refused`() {
    let yaml = "id: a\nplatform: b\ntables: [{table: contacts, fields: {started_at: x}}]\n"
    #expect(failure(yaml)?.text.en.contains("external_id") == true)
  }

  @Test func `text that is not YAML names the line`() throws {
    guard case .mappingUnreadable(_, let line, _)? = failure("id: a\n  platform: [b\n") else {
      Issue.record("no error")
      return
    }
    #expect(line != nil)
  }

  @Test func `a rule needs exactly one source`() {
    let yaml = """
      id: a
      platform: b
      tables: [{table: contacts, fields: {external_id: {column: a, constant: b}}}]
      """
    #expect(failure(yaml)?.text.en.contains("exactly one of") == true)
  }

  @Test func `a billion laughs alias is refused in no time`() {
    let yaml = """
      a: &a [x, x, x, x, x, x, x, x, x]
      b: &b [*a, *a, *a, *a, *a, *a, *a, *a, *a]
      c: &c [*b, *b, *b, *b, *b, *b, *b, *b, *b]
      d: &d [*c, *c, *c, *c, *c, *c, *c, *c, *c]
      e: &e [*d, *d, *d, *d, *d, *d, *d, *d, *d]
      f: &f [*e, *e, *e, *e, *e, *e, *e, *e, *e]
      g: &g [*f, *f, *f, *f, *f, *f, *f, *f, *f]
      h: &h [*g, *g, *g, *g, *g, *g, *g, *g, *g]
      i: &i [*h, *h, *h, *h, *h, *h, *h, *h, *h]
      """
    let start = ContinuousClock.now
    #expect(failure(yaml) != nil)
    #expect(ContinuousClock.now - start < .seconds(1))
  }
}
