// SPDX-License-Identifier: Apache-2.0
// Copyright the Rendement authors

package import Quantities

/// What the AI assistant truly changed in the demonstration world: the answers that evidence
/// methods must find.
///
/// The assistant starts in ``treatedTeams`` on ``start`` and never in ``untreatedTeams``. Each
/// effect acts directly and only on what its comment says; none reaches another outcome by a
/// detour, so that a difference in differences *within a channel* estimates it without bias. Over
/// all channels together the mix moves (automated contacts leave the digital channels), which is
/// the trap a careful analyst avoids.
package struct PlantedEffects: Sendable, Hashable {
  /// The first local day of the assistant: 2025-06-01, the tenth month.
  package let start: LocalDate
  /// The teams that got it.
  package let treatedTeams: [String]
  /// The teams that never did.
  package let untreatedTeams: [String]

  /// Factor on the handle time of contacts handled by a person: 0.82, that is −18 %.
  package let handleTimeFactor: Double
  /// Share of digital contacts that the assistant resolves alone: 0.30, from 0.
  ///
  /// Digital are e-mail, chat, web form and social messages. The assistant takes them at
  /// random within a channel, not the easy ones first.
  package let automationShare: Double
  /// Factor on the working time before a person's first reply on digital channels: 0.75.
  ///
  /// Exact on chat; on the others nights and Sundays come on top.
  package let firstReplyFactor: Double
  /// Factor on the probability that a digital contact handled by a person is reopened: 0.70.
  package let reopenFactor: Double
  /// Factor on the probability that a contact handled by a person brings a follow-up contact of
  /// the same customer within a week: 0.80.
  package let followUpFactor: Double
  /// Added probability that a contact the assistant resolved alone brings a follow-up: 0.06.
  ///
  /// Its "resolved" is not always durable.
  package let automatedFollowUpExtra: Double
  /// Probability mass moved from CSAT 2 to CSAT 4 for contacts handled by a person: 0.10, so the
  /// mean score rises by exactly 0.20 and the share of 4 and 5 by exactly 0.10.
  package let satisfactionShift: Double
  /// Change of the mean NPS and CES answers: 0.
  ///
  /// Nothing was planted there; a method that finds something has found noise.
  package let otherSurveyEffect: Double

  /// The change of the mean CSAT score (1–5): twice the mass moved, because it moves two points.
  package var satisfactionMeanEffect: Double { 2 * satisfactionShift }

  /// The effects of the standard world.
  package static let standard = PlantedEffects(isNull: false)

  /// A world in which the assistant changes nothing: the same calendar, no effect.
  ///
  /// Evidence methods run on it must, most of the time, find none.
  package static let none = PlantedEffects(isNull: true)

  private init(isNull: Bool) {
    start = DemonstrationCalendar.assistantStart
    treatedTeams = Roster.teams.filter(\.isTreated).map(\.name)
    untreatedTeams = Roster.teams.filter { !$0.isTreated }.map(\.name)
    handleTimeFactor = isNull ? 1 : 0.82
    automationShare = isNull ? 0 : 0.30
    firstReplyFactor = isNull ? 1 : 0.75
    reopenFactor = isNull ? 1 : 0.70
    followUpFactor = isNull ? 1 : 0.80
    automatedFollowUpExtra = isNull ? 0 : 0.06
    satisfactionShift = isNull ? 0 : 0.10
    otherSurveyEffect = 0
  }
}
