// SPDX-License-Identifier: Apache-2.0
// Copyright the Rendement authors

internal import Foundation
public import Quantities

/// All hypotheses of a company with their whole history: nothing is changed, nothing is removed.
public struct HypothesisRegister: Sendable, Hashable, Codable {
  /// The hypotheses in the order of their registration.
  public private(set) var hypotheses: [Hypothesis] = []
  /// What happened, in order.
  public private(set) var history: [HypothesisEvent] = []

  /// Creates an empty register.
  public init() {}

  /// The hypothesis of an id; nil when there is none.
  public func hypothesis(_ id: String) -> Hypothesis? { hypotheses.first { $0.id == id } }

  /// What happened to a hypothesis, in order.
  public func history(of id: String) -> [HypothesisEvent] {
    history.filter { $0.hypothesis == id }
  }

  /// The verdict on a hypothesis; nil while there is none.
  public func verdict(on id: String) -> HypothesisVerdict? {
    for case .judged(let verdict) in history(of: id).map(\.kind) { return verdict }
    return nil
  }

  /// Hypotheses neither judged nor withdrawn whose deadline has come.
  public func due(on day: LocalDate) -> [Hypothesis] {
    hypotheses.filter { $0.deadline <= day && !isClosed($0.id) }
  }

  private func isClosed(_ id: String) -> Bool {
    history(of: id).contains { $0.kind != .registered }
  }

  /// Registers a hypothesis and freezes it.
  ///
  /// - Parameters:
  ///   - id: A name not taken yet.
  ///   - behaviour: What agents or the tool do.
  ///   - customerAction: What customers will do.
  ///   - expectation: What is expected.
  ///   - baseline: Today's figure, for the sample size.
  ///   - dataFrom: The first day of the data after the change; not before `day`.
  ///   - deadline: The day of the verdict, after `dataFrom`.
  ///   - initiative: The initiative it belongs to.
  ///   - day: Today.
  /// - Returns: The hypothesis with the sample size it needs.
  /// - Throws: ``HypothesisError``.
  @discardableResult
  public mutating func register(
    id: String, behaviour: String, customerAction: String, expectation: Hypothesis.Expectation,
    baseline: Hypothesis.Baseline, dataFrom: LocalDate, deadline: LocalDate,
    initiative: String? = nil, on day: LocalDate
  ) throws(HypothesisError) -> Hypothesis {
    guard hypothesis(id) == nil else { throw .frozen(id) }
    for (name, text) in [("id", id), ("when", behaviour), ("our customers will", customerAction)]
    where text.allSatisfy(\.isWhitespace) {
      throw .emptyPart(name)
    }
    guard dataFrom >= day else {
      throw .registeredAfterData(dataFrom: dataFrom, registered: day)
    }
    guard deadline > dataFrom else { throw .deadlineTooEarly(deadline) }
    let units = try HypothesisRegister.unitsPerGroup(expectation, baseline)
    let hypothesis = Hypothesis(
      id: id, initiative: initiative, behaviour: behaviour, customerAction: customerAction,
      expectation: expectation, baseline: baseline, deadline: deadline, dataFrom: dataFrom,
      registeredOn: day, unitsPerGroup: units)
    hypotheses.append(hypothesis)
    history.append(HypothesisEvent(hypothesis: id, day: day, kind: .registered))
    return hypothesis
  }

  /// Withdraws a hypothesis before its verdict; it stays in the history.
  ///
  /// - Parameters:
  ///   - id: The hypothesis.
  ///   - reason: Why, for later readers.
  ///   - day: Today.
  /// - Throws: ``HypothesisError/unknown(_:)``, ``HypothesisError/closed(_:)`` or
  ///   ``HypothesisError/emptyPart(_:)``.
  public mutating func withdraw(
    _ id: String, reason: String, on day: LocalDate
  ) throws(HypothesisError) {
    guard hypothesis(id) != nil else { throw .unknown(id) }
    guard !isClosed(id) else { throw .closed(id) }
    guard !reason.allSatisfy(\.isWhitespace) else { throw .emptyPart("reason") }
    history.append(HypothesisEvent(hypothesis: id, day: day, kind: .withdrawn(reason: reason)))
  }

  /// Gives the verdict by a result, at the deadline or later.
  ///
  /// With d the expected direction and x the expected change, both ends of the interval times d:
  /// *confirmed* when the lower end is above 0 and the upper end at least |x|; *refuted* when the
  /// upper end is below |x|; else *undecided*. A result without a finite interval, or graded below
  /// measured, leaves it undecided.
  ///
  /// - Parameters:
  ///   - id: The hypothesis.
  ///   - result: The analysis; the effect of the scale of the expectation is used.
  ///   - day: Today.
  /// - Returns: The verdict, which is added to the history.
  /// - Throws: ``HypothesisError/unknown(_:)``, ``HypothesisError/closed(_:)`` or
  ///   ``HypothesisError/beforeDeadline(_:)``.
  @discardableResult
  public mutating func judge(
    _ id: String, by result: EvidenceResult, on day: LocalDate
  ) throws(HypothesisError) -> HypothesisVerdict {
    guard let hypothesis = hypothesis(id) else { throw .unknown(id) }
    guard !isClosed(id) else { throw .closed(id) }
    guard day >= hypothesis.deadline else { throw .beforeDeadline(hypothesis.deadline) }
    let verdict = HypothesisJudge(hypothesis: hypothesis, result: result).verdict(on: day)
    history.append(HypothesisEvent(hypothesis: id, day: day, kind: .judged(verdict)))
    return verdict
  }

  /// Observations per group for 80 % power at 5 %, two-sided, rounded up.
  private static func unitsPerGroup(
    _ expectation: Hypothesis.Expectation, _ baseline: Hypothesis.Baseline
  ) throws(HypothesisError) -> Int {
    let change = expectation.change
    guard change.isFinite, change != 0 else {
      throw .badChange(change, expected: "other than 0 and finite")
    }
    do {
      let units: Double
      switch baseline {
      case .share(let share):
        let moved = HypothesisRegister.moved(share, expectation)
        guard moved > 0, moved < 1 else {
          throw HypothesisError.badChange(
            change, expected: "small enough to keep the share between 0 and 1 (it becomes \(moved))"
          )
        }
        units = try unitsForProportions(first: share, second: moved)
      case .mean(let mean, let deviation):
        units = try unitsForMeans(
          difference: HypothesisRegister.moved(mean, expectation) - mean,
          standardDeviation: deviation)
      }
      return Int(units.rounded(.up))
    } catch let error as HypothesisError {
      throw error
    } catch {
      throw .badChange(change, expected: "one whose sample size exists: \(error)")
    }
  }

  private static func moved(_ value: Double, _ expectation: Hypothesis.Expectation) -> Double {
    switch expectation.scale {
    case .absolute, .points: value + expectation.change
    case .relative: value * (1 + expectation.change)
    case .ratio: value * expectation.change
    }
  }
}
