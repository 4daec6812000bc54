// SPDX-License-Identifier: Apache-2.0
// Copyright the Rendement authors

import Foundation
public import Quantities

/// How long callers are ready to wait, learnt from waits that mostly ended with an answer.
///
/// The wait of somebody who was answered says only that the patience was longer: it is censored.
/// Leaving these waits out, as the mean wait of those who hung up does, makes callers look far
/// more impatient than they are. With exponential patience the estimate of maximum likelihood is
///
///     mean patience = Σ waits of all (answered or not) ÷ number who hung up
///
/// with a standard error of its logarithm of 1/√(number who hung up).
///
/// Source: the exponential model of R's `survreg`; L. Brown et al., "Statistical analysis of a
/// telephone call center", JASA 100 (2005), doi:10.1198/016214504000001808.
public struct Patience: Sendable, Hashable {
  /// One caller's wait.
  public struct Wait: Sendable, Hashable {
    /// How long, in seconds, at least 0.
    public var seconds: Double
    /// Whether it ended because the caller hung up.
    public var abandoned: Bool

    /// Creates a wait.
    public init(seconds: Double, abandoned: Bool) {
      self.seconds = seconds
      self.abandoned = abandoned
    }
  }

  /// The mean patience, in seconds, with its 95 % interval.
  public var meanSeconds: Estimate
  /// How many hung up.
  public var abandoned: Int
  /// The pace of hang-ups in long waits over that in short ones.
  ///
  /// Far from 1 the exponential model, and Erlang A with it, is an approximation. Nil when waits
  /// are not known one by one.
  public var paceRatio: Double?

  /// The patience from totals.
  ///
  /// - Parameters:
  ///   - abandoned: Callers who hung up, at least 1.
  ///   - waitedSeconds: The waits of all callers, answered or not, added; above 0.
  /// - Throws: ``WorkforceError`` when nobody hung up or nobody waited.
  public init(abandoned: Int, waitedSeconds: Double) throws(WorkforceError) {
    guard abandoned >= 1 else {
      throw .nothing(.hangUps)
    }
    guard waitedSeconds > 0, waitedSeconds.isFinite else {
      throw .outOfDomain(.waitedSeconds, waitedSeconds, .aboveZero)
    }
    let mean = waitedSeconds / Double(abandoned)
    let factor = exp(1.959963984540054 / Double(abandoned).squareRoot())
    meanSeconds = Estimate(
      value: mean, low: mean / factor, high: mean * factor,
      method: "exponential, censored waits, Wald interval of the logarithm", sampleSize: abandoned)
    self.abandoned = abandoned
    paceRatio = nil
  }

  /// The patience from waits one by one.
  ///
  /// - Parameter waits: At least one that ended by hanging up; each 0 or longer.
  /// - Throws: ``WorkforceError`` likewise, and for a wait below 0 or not finite.
  public init(_ waits: [Wait]) throws(WorkforceError) {
    for (number, wait) in waits.enumerated() {
      guard wait.seconds >= 0, wait.seconds.isFinite else {
        throw .interval(number + 1, .waitSeconds, wait.seconds, .atLeast(0))
      }
    }
    let lost = waits.filter(\.abandoned).map(\.seconds).sorted()
    try self.init(abandoned: lost.count, waitedSeconds: waits.reduce(0) { $0 + $1.seconds })
    let split = lost[lost.count / 2]
    // Hang-ups per second waited, before and after the median wait of those who hung up.
    let early = waits.reduce(0) { $0 + min($1.seconds, split) }
    let late = waits.reduce(0) { $0 + max(0, $1.seconds - split) }
    let before = Double(lost.count { $0 < split })
    let after = Double(lost.count) - before
    guard early > 0, late > 0, before > 0 else { return }
    paceRatio = after / late / (before / early)
  }

  /// What to tell when the pace of hang-ups changes with the wait by more than twofold and at
  /// least forty hung up; nil otherwise.
  public var warning: Diagnostic? {
    guard let paceRatio, abandoned >= 40, paceRatio > 2 || paceRatio < 0.5 else { return nil }
    let ratio = String(format: "%.1f", paceRatio)
    return Diagnostic(
      .warning, code: "workforce.patience-not-exponential",
      message: LocalizedText(
        en: "Callers hang up \(ratio) times as fast after long waits as after short ones; the "
          + "model takes one pace. Check the plan with a simulation.",
        fr: "Les appelants raccrochent \(ratio) fois plus vite après une longue attente qu'après "
          + "une courte ; le modèle suppose un seul rythme. Vérifiez le plan par simulation."))
  }
}
