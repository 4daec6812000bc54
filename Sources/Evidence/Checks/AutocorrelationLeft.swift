// SPDX-License-Identifier: Apache-2.0
// Copyright the Rendement authors

internal import Quantities
internal import Statistics

/// Whether neighbouring errors still move together after the model took its share.
enum AutocorrelationLeft {
  private static let name = LocalizedText(
    en: "autocorrelation left", fr: "autocorrélation restante")

  static func check(_ segments: SegmentedDesign, _ fit: SegmentedFit) -> EvidenceCheck {
    let lags = min(10, fit.shocks.count / 5)
    let freedom = Double(lags - (fit.correlation == nil ? 0 : 1))
    guard segments.count >= 12, freedom >= 1,
      let statistic = SerialCorrelation.ljungBox(fit.shocks, lags: lags)
    else { return tooShort(segments.count) }
    let p = chiSquaredSurvival(statistic, degreesOfFreedom: freedom)
    let passed = p >= 0.01
    return EvidenceCheck(
      id: "autocorrelation-left", name: name, isEssential: true,
      outcome: passed ? .passed : .failed, table: table(fit, statistic, freedom, p),
      sentence: passed
        ? LocalizedText(
          en: "Ljung–Box finds no autocorrelation left (\(FigureText.pValue(p, .english))).",
          fr: "Ljung–Box ne trouve plus d’autocorrélation (\(FigureText.pValue(p, .french))).")
        : LocalizedText(
          en: "Ljung–Box finds autocorrelation left (\(FigureText.pValue(p, .english))): the "
            + "interval is too narrow. Add season or calendar terms, or choose a coarser grain.",
          fr: "Ljung–Box trouve encore de l’autocorrélation (\(FigureText.pValue(p, .french))) : "
            + "l’intervalle est trop étroit. Ajoutez la saison ou le calendrier, ou prenez une "
            + "maille plus large."))
  }

  private static func tooShort(_ count: Int) -> EvidenceCheck {
    EvidenceCheck(
      id: "autocorrelation-left", name: name, isEssential: true, outcome: .failed,
      sentence: LocalizedText(
        en: "With \(count) observations autocorrelation cannot be judged; at least 12 are needed. "
          + "Give a longer period or a finer grain.",
        fr: "Avec \(count) observations, on ne peut pas juger de l’autocorrélation ; il en faut au "
          + "moins 12. Donnez une période plus longue ou une maille plus fine."))
  }

  private static func table(
    _ fit: SegmentedFit, _ statistic: Double, _ freedom: Double, _ p: Double
  ) -> EvidenceTable {
    EvidenceTable(
      id: "ljung-box", title: LocalizedText(verbatim: "Ljung–Box"),
      columns: [
        LocalizedText(verbatim: "Q"),
        LocalizedText(en: "Degrees of freedom", fr: "Degrés de liberté"),
        LocalizedText(verbatim: "p"),
        LocalizedText(en: "Autocorrelation modelled", fr: "Autocorrélation modélisée"),
      ],
      rows: [[.figure(statistic), .figure(freedom), .figure(p), .figure(fit.correlation)]])
  }
}
