// SPDX-License-Identifier: Apache-2.0
// Copyright the Rendement authors

public import Quantities

/// A testable sentence, written before the data: "When …, our customers will …; we expect [KPI] to
/// move by [x] by [date]".
///
/// All of it is frozen at registration; only events are added afterwards.
public struct Hypothesis: Sendable, Hashable, Codable {
  /// What is expected of the key figure.
  public struct Expectation: Sendable, Hashable, Codable {
    /// The key figure's id in the catalogue, such as `csat`.
    public let metric: String
    /// The key figure's name for people.
    public let name: LocalizedText
    /// The expected change with its sign, on the scale below; not 0.
    public let change: Double
    /// How the change is to be read: absolute, points or relative.
    public let scale: Effect.Scale
    /// The unit of an absolute change.
    public let unit: LocalizedText?

    /// Creates an expectation.
    public init(
      metric: String, name: LocalizedText, change: Double, scale: Effect.Scale,
      unit: LocalizedText? = nil
    ) {
      self.metric = metric
      self.name = name
      self.change = change
      self.scale = scale
      self.unit = unit
    }
  }

  /// What the key figure looks like today, for the sample size.
  public enum Baseline: Sendable, Hashable, Codable {
    /// A share such as CSAT or FCR, between 0 and 1.
    case share(Double)
    /// A mean with the standard deviation of single observations, in the unit of the figure.
    case mean(Double, standardDeviation: Double)
  }

  /// A stable name.
  public let id: String
  /// The initiative that it belongs to; nil for none.
  public let initiative: String?
  /// What agents or the tool do: the words after "When".
  public let behaviour: String
  /// What customers will do: the words after "our customers will".
  public let customerAction: String
  /// What is expected.
  public let expectation: Expectation
  /// Today's figure.
  public let baseline: Baseline
  /// The day on which the verdict is given.
  public let deadline: LocalDate
  /// The first day of the data that the verdict may use for the time after the change.
  public let dataFrom: LocalDate
  /// The day of registration.
  public let registeredOn: LocalDate
  /// The observations per group needed to find the change with 80 % power at 5 %.
  public let unitsPerGroup: Int

  /// The whole sentence.
  public var sentence: LocalizedText {
    func change(_ language: Language) -> String {
      let value = expectation.change
      switch expectation.scale {
      case .absolute:
        let unit = expectation.unit.map { " " + $0[language] } ?? ""
        return FigureText.signed(value, language) + unit
      case .points: return FigureText.signed(100 * value, language) + " points"
      case .relative: return FigureText.signedPercent(value, language)
      case .ratio: return "× " + FigureText.number(value, language)
      }
    }
    return LocalizedText(
      en: "When \(behaviour), our customers will \(customerAction); we expect "
        + "\(expectation.name.en) to move by \(change(.english)) by \(deadline).",
      fr: "Quand \(behaviour), nos clients \(customerAction) ; nous attendons "
        + "\(expectation.name.fr) \(change(.french)) d’ici le \(deadline).")
  }
}

/// What came of a hypothesis.
public struct HypothesisVerdict: Sendable, Hashable, Codable {
  /// The three answers.
  public enum Answer: String, Sendable, Codable, CaseIterable {
    /// It moved as expected and the expected size is not excluded.
    case confirmed
    /// The expected size is excluded.
    case refuted
    /// Neither can be said.
    case undecided

    /// The answer's name for people.
    public var name: LocalizedText {
      switch self {
      case .confirmed: LocalizedText(en: "confirmed", fr: "confirmée")
      case .refuted: LocalizedText(en: "refuted", fr: "réfutée")
      case .undecided: LocalizedText(en: "undecided", fr: "indécise")
      }
    }
  }

  /// The answer.
  public let answer: Answer
  /// Why, with the figures.
  public let reason: LocalizedText
  /// The effect that was found; nil when none could be.
  public let effect: Effect?
  /// How sure it is.
  public let grade: EvidenceGrade?
  /// The day of the verdict.
  public let day: LocalDate
}

/// Something that happened to a hypothesis.
public struct HypothesisEvent: Sendable, Hashable, Codable {
  /// What happened.
  public enum Kind: Sendable, Hashable, Codable {
    case registered
    case withdrawn(reason: String)
    case judged(HypothesisVerdict)
  }

  /// The hypothesis.
  public let hypothesis: String
  /// The day.
  public let day: LocalDate
  /// What happened.
  public let kind: Kind
}

/// Why the register refuses.
public enum HypothesisError: Error, Equatable, Sendable {
  /// The id is taken; a registered hypothesis is never changed.
  case frozen(String)
  /// There is no hypothesis of that id.
  case unknown(String)
  /// A part of the sentence is empty.
  case emptyPart(String)
  /// The expected change is 0, not finite, or leaves the figure's domain.
  case badChange(Double, expected: String)
  /// The data began before the registration.
  case registeredAfterData(dataFrom: LocalDate, registered: LocalDate)
  /// The deadline does not lie after the first day of the data.
  case deadlineTooEarly(LocalDate)
  /// A verdict was asked for before the deadline.
  case beforeDeadline(LocalDate)
  /// It was withdrawn or judged before.
  case closed(String)
}

extension HypothesisError: CustomStringConvertible {
  public var description: String {
    switch self {
    case .frozen(let id):
      "'\(id)' is registered and frozen. Register another hypothesis under a new name."
    case .unknown(let id): "There is no hypothesis '\(id)'. Register it before the data."
    case .emptyPart(let part): "The part '\(part)' is empty. Write the whole sentence."
    case .badChange(let change, let expected):
      "The expected change is \(change). It must be \(expected)."
    case .registeredAfterData(let dataFrom, let registered):
      "The data begin on \(dataFrom), before the registration on \(registered). A hypothesis is "
        + "written before its data: let them begin later."
    case .deadlineTooEarly(let deadline):
      "The deadline \(deadline) does not lie after the first day of the data. Choose a later one."
    case .beforeDeadline(let deadline):
      "The verdict is given on \(deadline), not before: looking early finds effects that are none."
    case .closed(let id): "'\(id)' was withdrawn or judged already. Its history stands."
    }
  }
}
