// SPDX-License-Identifier: Apache-2.0
// Copyright the Rendement authors

/// What an HTML document carries inside itself besides its text.
package struct HTMLAssets: Sendable, Hashable {
  /// The style sheet.
  package var stylesheet: String
  /// The script that draws the charts of the document; run only when ``chartRuntime`` is there.
  package var chartScript: String
  /// The vega-embed bundle; nil when it is not installed, and the charts then show their tables.
  package var chartRuntime: String?

  /// Charts drawn beforehand, as SVG in UTF-8, for a printer that runs no scripts.
  package var pictures: [Anchor: [UInt8]]

  /// Creates the parts.
  package init(
    stylesheet: String, chartScript: String, chartRuntime: String?,
    pictures: [Anchor: [UInt8]] = [:]
  ) {
    self.stylesheet = stylesheet
    self.chartScript = chartScript
    self.chartRuntime = chartRuntime
    self.pictures = pictures
  }
}
