// SPDX-License-Identifier: Apache-2.0
// Copyright the Rendement authors

package import Quantities

extension MetricError: CustomStringConvertible {
  /// The sentence in English.
  package var description: String { message.en }

  /// What is wrong with which value, what was expected, what to do.
  package var message: LocalizedText {
    switch self {
    case .noMetrics:
      LocalizedText(
        en: "No metric was asked for. Name at least one, such as contacts.",
        fr: "Aucun indicateur n'est demandé. Nommez-en au moins un, par exemple contacts.")
    case .unknownMetric(let name, let suggestion):
      LocalizedText(
        en: "There is no metric \(name)." + didYouMean(suggestion)
          + " The dictionary of metrics lists them all.",
        fr: "Il n'y a pas d'indicateur \(name)." + vouliezVousDire(suggestion)
          + " Le dictionnaire des indicateurs les donne tous.")
    case .unknownVariant(let name, let metric, let known, let suggestion):
      LocalizedText(
        en: "The metric \(metric) has no variant \(name)." + didYouMean(suggestion)
          + " It has: \(known.joined(separator: ", ")).",
        fr: "L'indicateur \(metric) n'a pas de variante \(name)." + vouliezVousDire(suggestion)
          + " Il a : \(known.joined(separator: ", ")).")
    case .unknownParameter(let name, let metric, let known, let suggestion):
      LocalizedText(
        en: "The metric \(metric) has no parameter \(name)." + didYouMean(suggestion)
          + " It has: \(known.isEmpty ? "none" : known.joined(separator: ", ")).",
        fr: "L'indicateur \(metric) n'a pas de paramètre \(name)." + vouliezVousDire(suggestion)
          + " Il a : \(known.isEmpty ? "aucun" : known.joined(separator: ", ")).")
    case .parameterOutOfDomain(let name, let metric, let value, let domain):
      LocalizedText(
        en: "The parameter \(name) of \(metric) is \(value). "
          + "It must lie between \(domain.lowerBound) and \(domain.upperBound).",
        fr: "Le paramètre \(name) de \(metric) vaut \(value). "
          + "Il doit être compris entre \(domain.lowerBound) et \(domain.upperBound).")
    case .unreadableSelection(let text, let problem): problem.message(in: text)
    case .unknownDimension(let name, let suggestion):
      LocalizedText(
        en: "There is no dimension \(name)." + didYouMean(suggestion)
          + " There are: \(Dimension.list).",
        fr: "Il n'y a pas de dimension \(name)." + vouliezVousDire(suggestion)
          + " Il y a : \(Dimension.list).")
    case .repeatedDimension(let dimension):
      LocalizedText(
        en: "The dimension \(dimension.rawValue) is named twice. Name it once.",
        fr: "La dimension \(dimension.rawValue) est nommée deux fois. Nommez-la une fois.")
    case .unreadableFilter(let text):
      LocalizedText(
        en: "The condition \"\(text)\" cannot be read. Write channel=phone, channel!=phone, "
          + "channel in (phone, chat) or channel not in (phone, chat).",
        fr: "La condition « \(text) » est illisible. Écrivez channel=phone, channel!=phone, "
          + "channel in (phone, chat) ou channel not in (phone, chat).")
    case .emptyPeriod(let from, let to):
      LocalizedText(
        en: "The period runs from \(from) to \(to) and holds no day. "
          + "The first day must not come after the last.",
        fr: "La période va du \(from) au \(to) et ne contient aucun jour. "
          + "Le premier jour ne doit pas suivre le dernier.")
    case .levelOutOfDomain(let level):
      LocalizedText(
        en: "The level of the intervals is \(level). It must lie between 0 and 1; 0.95 is usual.",
        fr: "Le niveau des intervalles est \(level). "
          + "Il doit être compris entre 0 et 1 ; 0,95 est l'usage.")
    case .unexpectedResult(let detail):
      LocalizedText(
        en: "The engine's answer does not fit the question: \(detail). "
          + "Pass the results of the plan's own statements, in their order.",
        fr: "La réponse du moteur ne correspond pas à la question : \(detail). "
          + "Passez les résultats des requêtes du plan, dans leur ordre.")
    case .customMetric(let id, let problem): problem.message(for: id)
    }
  }
}

extension MetricError.SelectionProblem {
  fileprivate func message(in text: String) -> LocalizedText {
    let example = "service_level:F1(threshold=30)"
    return switch self {
    case .emptyName:
      LocalizedText(
        en: "The selection \"\(text)\" names nothing. Write it as \(example).",
        fr: "La sélection « \(text) » ne nomme rien. Écrivez-la comme \(example).")
    case .missingBracket:
      LocalizedText(
        en: "The selection \"\(text)\" has an unmatched bracket. Write it as \(example).",
        fr: "La sélection « \(text) » a une parenthèse seule. Écrivez-la comme \(example).")
    case .parameterWithoutValue(let name):
      LocalizedText(
        en: "The parameter \"\(name)\" in \"\(text)\" has no value. Write it as \(example).",
        fr: "Le paramètre « \(name) » de « \(text) » est sans valeur. Écrivez-le comme \(example).")
    case .notANumber(let value, let parameter):
      LocalizedText(
        en: "The parameter \(parameter) is \"\(value)\", which is no number. "
          + "Write it as \(example).",
        fr: "Le paramètre \(parameter) est « \(value) », qui n'est pas un nombre. "
          + "Écrivez-le comme \(example).")
    case .repeatedParameter(let name):
      LocalizedText(
        en: "The parameter \(name) is given twice in \"\(text)\". Give it once.",
        fr: "Le paramètre \(name) est donné deux fois dans « \(text) ». Donnez-le une fois.")
    }
  }
}

extension MetricError.CustomMetricProblem {
  fileprivate func message(for id: String) -> LocalizedText {
    let (en, fr): (String, String) =
      switch self {
      case .badID:
        (
          "an id is lowercase letters, digits and _, beginning with a letter",
          "un identifiant est fait de minuscules, chiffres et _, et commence par une lettre"
        )
      case .takenID:
        ("this id belongs to another metric", "cet identifiant est celui d'un autre indicateur")
      case .unknownFact(let name, let suggestion):
        (
          "there is no fact \(name)." + didYouMean(suggestion),
          "il n'y a pas de fait \(name)." + vouliezVousDire(suggestion)
        )
      case .unknownColumn(let name, let fact, let suggestion):
        (
          "\(fact.rawValue) has no column \(name)." + didYouMean(suggestion),
          "\(fact.rawValue) n'a pas de colonne \(name)." + vouliezVousDire(suggestion)
        )
      case .notANumber(let column):
        ("the column \(column) cannot be summed", "la colonne \(column) ne peut pas être sommée")
      case .unknownComparison(let sign, let column):
        (
          "the condition on \(column) uses \(sign); it may be =, !=, <, <=, > or >=",
          "la condition sur \(column) utilise \(sign) ; il faut =, !=, <, <=, > ou >="
        )
      case .valueMissing(let column):
        (
          "the condition on \(column) with an order needs a value",
          "la condition d'ordre sur \(column) demande une valeur"
        )
      case .wrongKind(let column, let expected):
        (
          "the condition on \(column) needs a \(expected.rawValue)",
          "la condition sur \(column) demande une valeur de type \(expected.rawValue)"
        )
      case .unknownUnit(let name, let suggestion):
        (
          "there is no unit \(name)." + didYouMean(suggestion),
          "il n'y a pas d'unité \(name)." + vouliezVousDire(suggestion)
        )
      case .noNumerator:
        ("a metric needs a numerator", "un indicateur demande un numérateur")
      case .mixedFacts:
        (
          "numerator and denominator read different facts; use one",
          "numérateur et dénominateur lisent des faits différents ; n'en utilisez qu'un"
        )
      case .badScale(let scale):
        ("the scale \(scale) must be above 0", "l'échelle \(scale) doit être supérieure à 0")
      }
    return LocalizedText(
      en: "Your metric \(id) cannot be used: \(en).",
      fr: "Votre indicateur \(id) est inutilisable : \(fr).")
  }
}

private func didYouMean(_ name: String?) -> String { name.map { " Did you mean \($0)?" } ?? "" }

private func vouliezVousDire(_ name: String?) -> String {
  name.map { " Vouliez-vous dire \($0) ?" } ?? ""
}

extension Dimension {
  fileprivate static var list: String { allCases.map(\.rawValue).joined(separator: ", ") }
}
