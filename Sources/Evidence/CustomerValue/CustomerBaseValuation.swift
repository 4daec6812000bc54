// SPDX-License-Identifier: Apache-2.0
// Copyright the Rendement authors

internal import Foundation
public import Quantities

/// What the customers of a base are expected to bring, told by one result with its checks.
public struct CustomerBaseValuation: Sendable, Hashable {
  /// The histories up to a day.
  public var histories: [PurchaseHistory]
  /// How far ahead and at what rate value is added up.
  public var horizon: LifetimeHorizon
  /// The currency, such as "€".
  public var currency: LocalizedText
  /// A later period that the model did not see; nil when the data end with the histories.
  public var later: LaterPurchases?
  /// Confidence level, a fraction.
  public var level: Double

  /// What the customers did after the histories end.
  public struct LaterPurchases: Sendable, Hashable {
    /// The length of the later period, in the unit of the histories.
    public var length: Double
    /// The purchases of each customer in it, in the order of the histories.
    public var purchases: [Double]

    /// Creates the later period.
    public init(length: Double, purchases: [Double]) {
      self.length = length
      self.purchases = purchases
    }
  }

  /// Describes a valuation.
  public init(
    histories: [PurchaseHistory], horizon: LifetimeHorizon, currency: LocalizedText,
    later: LaterPurchases? = nil, level: Double = 0.95
  ) {
    self.histories = histories
    self.horizon = horizon
    self.currency = currency
    self.later = later
    self.level = level
  }

  /// Fits both models and adds up the value.
  ///
  /// - Returns: The expected value per customer as headline, with the checks of the later period, of
  ///   independent spend and of enough repeat purchases.
  /// - Throws: ``CustomerValueError``.
  public func result() throws(CustomerValueError) -> EvidenceResult {
    let purchases = try BetaGeometricModel.fit(histories)
    let spend = try GammaGammaModel.fit(histories)
    let total = try lifetimeValue(
      of: histories, purchases: purchases, spend: spend, horizon: horizon, level: level)
    let count = Double(histories.count)
    let effect = Effect(
      id: "value-per-customer",
      name: LocalizedText(
        en: "expected value per customer", fr: "valeur attendue par client"),
      value: total.value / count, low: total.low.map { $0 / count },
      high: total.high.map { $0 / count }, unit: currency)
    let comparison = try laterComparison(purchases)
    return EvidenceResult(
      design: .description,
      outcome: LocalizedText(en: "Customer value", fr: "Valeur client"), effects: [effect],
      level: level, sampleSize: histories.count,
      method: LocalizedText(
        en: "BG/NBD and gamma-gamma models, discounted",
        fr: "modèles BG/NBD et gamma-gamma, actualisés"),
      assumptions: [
        LocalizedText(
          en: "Customers go on buying and leaving as they did in the window.",
          fr: "Les clients continuent d’acheter et de partir comme pendant la période observée."),
        LocalizedText(
          en: "What a customer spends does not depend on how often it buys.",
          fr: "Ce qu’un client dépense ne dépend pas de la fréquence de ses achats."),
      ],
      checks: [laterCheck(comparison), independenceCheck, repeatCheck],
      plot: comparison.map(plot), tables: [try groups(purchases), parameters(purchases, spend)],
      sentence: sentence(effect))
  }

  private func sentence(_ effect: Effect) -> LocalizedText {
    func text(_ language: Language) -> [String] {
      [effect.value, effect.low, effect.high].compactMap { $0 }.map {
        FigureText.number($0, language)
      }
    }
    let (en, fr) = (text(.english), text(.french))
    let periods = horizon.periods
    guard en.count == 3 else {
      return LocalizedText(
        en: "A customer is expected to bring \(en[0]) \(currency.en) in \(periods) periods.",
        fr: "Un client devrait rapporter \(fr[0]) \(currency.fr) en \(periods) périodes.")
    }
    return LocalizedText(
      en: "A customer is expected to bring \(en[0]) \(currency.en) (\(en[1]) to \(en[2])) in "
        + "\(periods) periods. The interval is that of the mean; single customers vary far more.",
      fr: "Un client devrait rapporter \(fr[0]) \(currency.fr) (\(fr[1]) à \(fr[2])) en "
        + "\(periods) périodes. L’intervalle est celui de la moyenne ; les clients varient bien "
        + "davantage.")
  }

  private func laterComparison(
    _ model: BetaGeometricModel
  ) throws(CustomerValueError) -> HoldoutComparison? {
    guard let later else { return nil }
    var predicted: [Double] = []
    for history in histories {
      predicted.append(try model.expectedPurchases(in: later.length, given: history))
    }
    return try HoldoutComparison(
      predicted: predicted, actual: later.purchases, repeats: histories.map(\.repeats))
  }

  private func laterCheck(_ comparison: HoldoutComparison?) -> EvidenceCheck {
    let name = LocalizedText(en: "later period", fr: "période ultérieure")
    guard let comparison, comparison.actualTotal > 0 else {
      return EvidenceCheck(
        id: "later-period", name: name, isEssential: true, outcome: .failed,
        sentence: LocalizedText(
          en:
            "No later period shows whether the model predicts. End the histories earlier and give "
            + "the purchases after.",
          fr: "Aucune période ultérieure ne montre si le modèle prévoit bien. Arrêtez les "
            + "historiques plus tôt et donnez les achats suivants."))
    }
    let ratio = comparison.predictedTotal / comparison.actualTotal
    let isClose = (0.85...1.15).contains(ratio)
    return EvidenceCheck(
      id: "later-period", name: name, isEssential: true, outcome: isClose ? .passed : .failed,
      table: EvidenceTable(
        id: "later-period",
        title: LocalizedText(en: "Predicted and actual", fr: "Prévu et réel"),
        columns: [
          LocalizedText(en: "repeats before", fr: "réachats avant"),
          LocalizedText(en: "customers", fr: "clients"),
          LocalizedText(en: "predicted", fr: "prévu"), LocalizedText(en: "actual", fr: "réel"),
        ],
        rows: comparison.groups.map { group in
          [
            .figure(Double(group.repeats)), .figure(Double(group.customers)),
            .figure(group.predicted), .figure(group.actual),
          ]
        }),
      sentence: LocalizedText(
        en:
          "For the later period the model predicted \(FigureText.percent(ratio, .english)) of the "
          + "purchases made; 85% to 115% are wanted.",
        fr: "Pour la période ultérieure, le modèle a prévu \(FigureText.percent(ratio, .french)) "
          + "des achats réels ; il en faut 85 % à 115 %."))
  }

  private var independenceCheck: EvidenceCheck {
    let correlation = spendFrequencyCorrelation(histories)
    let isLow = correlation.map { abs($0) < 0.3 } ?? false
    let text = correlation.map { FigureText.signed($0, .english) } ?? "?"
    let french = correlation.map { FigureText.signed($0, .french) } ?? "?"
    return EvidenceCheck(
      id: "independent-spend",
      name: LocalizedText(en: "spend independent of frequency", fr: "dépense indépendante"),
      isEssential: true, outcome: isLow ? .passed : .failed,
      sentence: LocalizedText(
        en: "The correlation of spend and frequency is \(text); beyond 0.3 the best customers are "
          + "misjudged.",
        fr: "La corrélation entre dépense et fréquence est de \(french) ; au-delà de 0,3, les "
          + "meilleurs clients sont mal évalués."))
  }

  private var repeatCheck: EvidenceCheck {
    let count = histories.count { $0.repeats > 0 }
    return EvidenceCheck(
      id: "repeats", name: LocalizedText(en: "enough repeat customers", fr: "assez de réachats"),
      isEssential: true, outcome: count >= 100 ? .passed : .failed,
      sentence: LocalizedText(
        en: "\(count) customers bought again; a hundred are wanted.",
        fr: "\(count) clients ont racheté ; il en faut cent."))
  }

  private func groups(_ model: BetaGeometricModel) throws(CustomerValueError) -> EvidenceTable {
    let members = Dictionary(grouping: histories) { min($0.repeats, 7) }
    var rows: [[EvidenceTable.Cell]] = []
    for key in members.keys.sorted() {
      guard let group = members[key] else { continue }
      var alive = 0.0
      var spend = 0.0
      for history in group {
        alive += try model.probabilityAlive(history)
        spend += history.meanSpend
      }
      let size = Double(group.count)
      rows.append([
        .figure(Double(key)), .figure(size), .figure(alive / size),
        key > 0 ? .figure(spend / size) : .missing,
      ])
    }
    return EvidenceTable(
      id: "groups", title: LocalizedText(en: "Customers by repeats", fr: "Clients par réachats"),
      columns: [
        LocalizedText(en: "repeats (7 and more together)", fr: "réachats (7 et plus ensemble)"),
        LocalizedText(en: "customers", fr: "clients"),
        LocalizedText(en: "chance to be active", fr: "chance d’être actif"),
        LocalizedText(en: "mean spend", fr: "dépense moyenne"),
      ], rows: rows)
  }

  private func parameters(
    _ purchases: BetaGeometricModel, _ spend: GammaGammaModel
  ) -> EvidenceTable {
    let names = ["r", "alpha", "a", "b", "p", "q", "gamma"]
    return EvidenceTable(
      id: "parameters", title: LocalizedText(en: "Parameters", fr: "Paramètres"),
      columns: [
        LocalizedText(en: "name", fr: "nom"), LocalizedText(en: "value", fr: "valeur"),
      ],
      rows: zip(names, purchases.parameters + spend.parameters).map { [.name($0), .figure($1)] })
  }

  private func plot(_ comparison: HoldoutComparison) -> EvidencePlot {
    let places = comparison.groups.map { EvidencePlot.Position.number(Double($0.repeats)) }
    return EvidencePlot(
      title: LocalizedText(
        en: "Purchases in the later period", fr: "Achats de la période suivante"),
      xTitle: LocalizedText(en: "repeats before", fr: "réachats avant"),
      yTitle: LocalizedText(en: "purchases per customer", fr: "achats par client"),
      series: [
        EvidencePlot.Series(
          name: LocalizedText(en: "actual", fr: "réel"), role: .observed, x: places,
          y: comparison.groups.map(\.actual)),
        EvidencePlot.Series(
          name: LocalizedText(en: "predicted", fr: "prévu"), role: .fitted, x: places,
          y: comparison.groups.map(\.predicted)),
      ])
  }
}
