// SPDX-License-Identifier: Apache-2.0
// Copyright the Rendement authors

import Dispatch

/// A Monte-Carlo simulation of independent inputs, drawn in blocks of 65 536 worlds.
///
/// The draws of a block depend on the seed and the number of the block alone: the result is the
/// same on one thread and on many.
public struct BlockSimulation: Sendable {
  /// The number of worlds in a block.
  public static let blockSize = 65_536

  /// The number of worlds drawn and evaluated at a time: their inputs stay in the cache.
  private static let tileSize = 4096

  /// Worlds of one block: a column of draws per input, a column to fill per output.
  public struct Block {
    /// How many worlds there are.
    public let count: Int
    /// The draws: `inputs[j][i]` is input j in world i.
    public let inputs: [UnsafeBufferPointer<Double>]
    /// The results: set `outputs[k][i]` for every output k and world i.
    public let outputs: [UnsafeMutableBufferPointer<Double>]
  }

  private let samplers: [BlockSampler]
  private let outputs: Int

  /// Creates a simulation.
  ///
  /// - Parameters:
  ///   - inputs: The distribution of each input; none may have a fault.
  ///   - outputs: How many numbers come out of each world, at least 1.
  public init(inputs: [Distribution], outputs: Int) {
    precondition(inputs.allSatisfy { $0.fault == nil }, "every distribution is valid")
    precondition(outputs >= 1, "a simulation has an output")
    samplers = inputs.map { BlockSampler($0) }
    self.outputs = outputs
  }

  /// Draws the worlds and evaluates them, the blocks shared out over the processors.
  ///
  /// - Parameters:
  ///   - draws: The number of worlds, at least 1.
  ///   - seed: Decides every draw.
  ///   - evaluate: Fills the outputs of some worlds of a block from their inputs; called for
  ///     several blocks at the same time.
  /// - Returns: A column per output, the worlds in order.
  /// - Complexity: O(draws · (inputs + the model)); about 4 ns per draw of an input.
  public func run(
    draws: Int, seed: UInt64, evaluate: @Sendable (Block) -> Void
  ) -> [[Double]] {
    precondition(draws >= 1, "a simulation has a world")
    let results = SharedColumns(columns: outputs, rows: draws)
    let blocks = (draws + BlockSimulation.blockSize - 1) / BlockSimulation.blockSize
    DispatchQueue.concurrentPerform(iterations: blocks) { number in
      let first = number * BlockSimulation.blockSize
      let last = min(first + BlockSimulation.blockSize, draws)
      let inputs = SharedColumns(columns: samplers.count, rows: BlockSimulation.tileSize)
      defer { inputs.free() }
      var generator = Xoshiro256StarStar(seed: SplitMix64.mix(seed) ^ UInt64(number))
      for start in stride(from: first, to: last, by: BlockSimulation.tileSize) {
        let count = min(BlockSimulation.tileSize, last - start)
        for (index, sampler) in samplers.enumerated() {
          sampler.fill(inputs.column(index, 0..<count), using: &generator)
        }
        evaluate(
          Block(
            count: count,
            inputs: samplers.indices.map { UnsafeBufferPointer(inputs.column($0, 0..<count)) },
            outputs: (0..<outputs).map { results.column($0, start..<start + count) }))
      }
    }
    defer { results.free() }
    return (0..<outputs).map { Array(results.column($0, 0..<draws)) }
  }
}

/// Columns of numbers that threads fill in parts of their own.
///
/// Unchecked: the memory is allocated before the threads start and freed after they end, and each
/// thread writes rows that no other thread touches.
private struct SharedColumns: @unchecked Sendable {
  private let base: UnsafeMutablePointer<Double>
  private let rows: Int

  init(columns: Int, rows: Int) {
    self.rows = rows
    base = UnsafeMutablePointer<Double>.allocate(capacity: max(1, columns * rows))
    base.initialize(repeating: 0, count: columns * rows)
  }

  func free() { base.deallocate() }

  func column(_ index: Int, _ range: Range<Int>) -> UnsafeMutableBufferPointer<Double> {
    UnsafeMutableBufferPointer(start: base + index * rows + range.lowerBound, count: range.count)
  }
}
