// SPDX-License-Identifier: Apache-2.0
// Copyright the Rendement authors

import Quantities

extension InputPath {
  /// The input's name for people.
  func displayName(in businessCase: BusinessCase) -> LocalizedText {
    let part = name.split(separator: ".").last.map(String.init) ?? name
    switch target {
    case .capture: return LocalizedText(en: "capture rate", fr: "taux de captation")
    case .annualRate: return LocalizedText(en: "discount rate", fr: "taux d’actualisation")
    case .workload(let index, let parameter):
      return parameter.name.beside(segment(index, of: businessCase))
    case .growth(let index):
      return LocalizedText(en: "growth of demand", fr: "croissance de la demande")
        .beside(segment(index, of: businessCase))
    case .driver(let index): return businessCase.drivers[index].name
    case .leverEffect(let index): return businessCase.levers[index].name
    case .leverPart(let index, _):
      return businessCase.levers[index].name.beside(Self.parts[part])
    case .leverAttribution(let index):
      return businessCase.levers[index].name.beside(Self.parts["attribution"])
    case .gainMargin(let index), .gainAttribution(let index), .gainAmount(let index, _):
      return businessCase.gains[index].name.beside(Self.parts[part])
    case .costAmount(let index, let number):
      let symbol = Amount.symbols[number] ?? Self.parts[part]
      return businessCase.costs[index].name.beside(symbol)
    }
  }

  private func segment(_ index: Int, of businessCase: BusinessCase) -> LocalizedText? {
    guard case .segments(let segments) = businessCase.workload, segments.count > 1 else {
      return nil
    }
    return LocalizedText(verbatim: segments[index].id)
  }

  private static let parts: [String: LocalizedText] = [
    "reach": LocalizedText(en: "share reached", fr: "part touchée"),
    "containment": LocalizedText(en: "share contained", fr: "part contenue"),
    "returnRate": LocalizedText(en: "share that comes back", fr: "part qui revient"),
    "attribution": LocalizedText(en: "attribution", fr: "attribution"),
    "margin": LocalizedText(en: "margin", fr: "marge"),
    "factor": LocalizedText(en: "whole amount", fr: "montant entier"),
  ]
}

extension LocalizedText {
  /// The text with a second one after a comma.
  fileprivate func beside(_ other: LocalizedText?) -> LocalizedText {
    other.map { LocalizedText(en: "\(en), \($0.en)", fr: "\(fr), \($0.fr)") } ?? self
  }
}
