// SPDX-License-Identifier: Apache-2.0
// Copyright the Rendement authors

import Finance
import Quantities
import Yams

extension CaseReader {
  /// One solution: the shared case with its own levers, gains and costs added.
  func solution(_ node: Node, on shared: BusinessCase, faults: CaseFaults) -> Candidate? {
    guard let map = identified(node, list: "solutions", faults: faults) else { return nil }
    let reader = map.reader
    let known = faults.bindings.count
    var businessCase = shared
    let label = reader.localized("label")
    businessCase.levers += reader.list("levers").compactMap { lever($0, faults: faults) }
    businessCase.gains += reader.list("gains").compactMap { gain($0, faults: faults) }
    businessCase.costs += reader.list("costs").compactMap { cost($0, faults: faults) }
    if let capture = reader.number("capture") { businessCase.capture = capture }
    businessCase.goLive = reader.date("goLive") ?? shared.goLive
    reader.finish()
    businessCase.bindings = shared.bindings + faults.bindings.dropFirst(known)
    return Candidate(id: map.id, label: label, businessCase: businessCase)
  }
}
