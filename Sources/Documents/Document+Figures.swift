// SPDX-License-Identifier: Apache-2.0
// Copyright the Rendement authors

extension Document {
  /// Every chart of the document, in reading order.
  package var figures: [Figure] { Self.figures(in: blocks) }

  private static func figures(in blocks: [Block]) -> [Figure] {
    blocks.flatMap { block -> [Figure] in
      switch block {
      case .section(let section): figures(in: section.blocks)
      case .callout(let callout): figures(in: callout.blocks)
      case .figure(let figure): [figure]
      default: []
      }
    }
  }
}
