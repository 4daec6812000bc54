// SPDX-License-Identifier: Apache-2.0
// Copyright the Rendement authors

/// A money axis whose unit (€, k€, M€) is chosen once from its largest amount.
struct MoneyAxis {
  let style: NumberStyle
  let divisor: Double
  let prefix: String

  init(largest: Double, style: NumberStyle) {
    self.style = style
    switch largest {
    case 5_000_000...: (divisor, prefix) = (1_000_000, "M")
    case 5_000...: (divisor, prefix) = (1_000, "k")
    default: (divisor, prefix) = (1, "")
    }
  }

  /// The unit, such as `k€`.
  var unit: String { prefix + style.currencySign }

  /// The axis in Vega-Lite: few ticks, plain numbers, the unit in the title.
  func encoding(title: String, grid: Bool = true) -> JSONValue {
    [
      "title": .string("\(title) (\(unit))"), "grid": .boolean(grid), "tickCount": 6,
      "labelExpr": .string("format(datum.value / \(Int(divisor)), ',~f')"),
    ]
  }
}
