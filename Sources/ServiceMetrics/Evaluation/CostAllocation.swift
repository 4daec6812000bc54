// SPDX-License-Identifier: Apache-2.0
// Copyright the Rendement authors

import Quantities

/// Spreads the costs of each period over the cells of the cut.
///
/// A cost belongs to the cells that it names: a cost of the channel phone to phone, whatever the
/// team. Where several cells fit, because the cost is silent on a dimension of the cut, it is
/// shared among them by handle seconds. The conditions of the question choose among the cells
/// afterwards, so that an undirected cost never falls on the chosen cells alone.
struct CostAllocation {
  /// A cell of the allocation: how much work it holds.
  struct Cell {
    let key: CellKey
    let contacts: Int
    let handleSeconds: Double?
  }

  /// The costs of a period that name the same cut.
  struct Cost {
    /// The period, and a value per cost dimension; nil where the cost does not name one.
    let key: CellKey
    let amount: Double
  }

  /// What one cell has to bear.
  struct Share: Sendable, Hashable {
    var amount = 0.0
    /// The part of `amount` that was shared among cells.
    var allocated = 0.0
    var currency: String?
    var refusal: LocalizedText?
    var notes: [LocalizedText] = []
  }

  /// The dimensions of the cells.
  let cut: [Dimension]
  /// The dimensions of the costs, some of `cut`.
  let costCut: [Dimension]

  /// What every cell bears.
  ///
  /// - Parameters:
  ///   - costs: The costs, in one currency.
  ///   - cells: All cells of all periods, whatever the conditions of the question.
  ///   - currency: The currency of the costs.
  /// - Returns: A share per cell; a cell of a period without costs has none.
  func shares(of costs: [Cost], among cells: [Cell], currency: String?) -> [CellKey: Share] {
    let cellsByPeriod = Dictionary(grouping: cells, by: \.key.period)
    var shares: [CellKey: Share] = [:]
    for (period, costs) in Dictionary(grouping: costs, by: \.key.period) {
      let cells = cellsByPeriod[period] ?? []
      var bearers = Dictionary(
        uniqueKeysWithValues: cells.map { ($0.key, Share(currency: currency)) })
      var unmatched = 0.0
      for cost in costs where !assign(cost, to: cells, in: &bearers) { unmatched += cost.amount }
      let total = costs.reduce(0) { $0 + $1.amount }
      for (key, var share) in bearers {
        if unmatched > 0, total > 0 {
          share.notes.append(Reason.unmatchedCost(percent(unmatched, of: total)))
        }
        shares[key] = share
      }
    }
    return shares
  }

  /// Lays one cost on the cells it names; false when there are none.
  private func assign(
    _ cost: Cost, to cells: [Cell], in bearers: inout [CellKey: Share]
  ) -> Bool {
    let fitting = cells.filter { fits(cost.key.dimensions, $0.key.dimensions) }
    if fitting.count == 1 {
      bearers[fitting[0].key]?.amount += cost.amount
      return true
    }
    let seconds = fitting.compactMap(\.handleSeconds).reduce(0, +)
    let contacts = fitting.reduce(0) { $0 + $1.contacts }
    let untimed = fitting.reduce(0) { $0 + ($1.handleSeconds == nil ? $1.contacts : 0) }
    for cell in fitting {
      guard seconds > 0 else {
        bearers[cell.key]?.refusal = Reason.noHandleTime
        continue
      }
      guard let own = cell.handleSeconds else {
        if cell.contacts > 0 { bearers[cell.key]?.refusal = Reason.unknownHandleTime }
        continue
      }
      bearers[cell.key]?.amount += cost.amount * own / seconds
      bearers[cell.key]?.allocated += cost.amount * own / seconds
      if untimed > 0 {
        let note = Reason.othersUntimed(percent(Double(untimed), of: Double(contacts)))
        if bearers[cell.key]?.notes.contains(note) == false {
          bearers[cell.key]?.notes.append(note)
        }
      }
    }
    return !fitting.isEmpty
  }

  private func fits(_ named: [String?], _ cell: [String?]) -> Bool {
    for (dimension, value) in zip(costCut, named) {
      guard let value, let index = cut.firstIndex(of: dimension) else { continue }
      if cell[index] != value { return false }
    }
    return true
  }

  private func percent(_ part: Double, of whole: Double) -> Int {
    Int((100 * part / whole).rounded())
  }
}
