// SPDX-License-Identifier: Apache-2.0
// Copyright the Rendement authors

/// What happened to the contacts of one queue in one stretch of a simulation.
struct QueueTally: Sendable, Hashable {
  var offered = 0
  var waited = 0
  var abandoned = 0
  var waitSeconds = 0.0
  var servedWaitSeconds = 0.0
  var servedWithinThreshold = 0

  mutating func add(_ other: QueueTally) {
    offered += other.offered
    waited += other.waited
    abandoned += other.abandoned
    waitSeconds += other.waitSeconds
    servedWaitSeconds += other.servedWaitSeconds
    servedWithinThreshold += other.servedWithinThreshold
  }

  var shareWaiting: Double? { ratio(Double(waited), Double(offered)) }
  var shareAbandoned: Double? { ratio(Double(abandoned), Double(offered)) }
  var meanWait: Double? { ratio(waitSeconds, Double(offered)) }
  var meanServedWait: Double? { ratio(servedWaitSeconds, Double(offered - abandoned)) }
  var serviceLevel: Double? { ratio(Double(servedWithinThreshold), Double(offered)) }

  private func ratio(_ top: Double, _ bottom: Double) -> Double? {
    bottom > 0 ? top / bottom : nil
  }
}
