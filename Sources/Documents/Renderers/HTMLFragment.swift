// SPDX-License-Identifier: Apache-2.0
// Copyright the Rendement authors

/// Blocks of a document as mark-up for a page that has its own frame.
package struct HTMLFragment: Sendable {
  /// How numbers are written, which says the language too.
  package var style: NumberStyle
  /// Whether the page has the chart library, so that charts carry their specification.
  package var hasCharts: Bool

  /// Creates a renderer.
  package init(style: NumberStyle, hasCharts: Bool) {
    self.style = style
    self.hasCharts = hasCharts
  }

  /// The blocks one after the other, footnotes at the end.
  ///
  /// - Parameter blocks: What to write; headings of sections start at `h2`.
  /// - Returns: Mark-up in which every text is escaped.
  /// - Throws: What the JSON encoder of a chart's specification throws.
  package func render(_ blocks: [Block]) throws -> HTML {
    var body = HTMLBody(style: style, hasCharts: hasCharts)
    let content = try body.blocks(blocks, level: 1)
    return HTML.joined([content, body.footnotes()])
  }
}
