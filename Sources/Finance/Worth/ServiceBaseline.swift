// SPDX-License-Identifier: Apache-2.0
// Copyright the Rendement authors

internal import Quantities

/// A year of a customer service as it is: what the worth of a point is computed from.
///
///     issues       N = C · f/(1 − d)                contacts C by people, FCR f, automation d
///     paid hours     = N (1 − d)/f · A/60 ÷ (occupancy · (1 − shrinkage))
///     worth of hours = paid hours · cost per hour · capture
///     retention      = customers · margin · churn avoided
public struct ServiceBaseline: Sendable, Hashable, Codable {
  /// Contacts that people handle per year, above 0.
  public var contactsPerYear: GradedEstimate
  /// Mean handle time A, in minutes, above 0.
  public var handleMinutes: GradedEstimate
  /// Cost of a paid hour, in the currency of the results.
  public var costPerPaidHour: GradedEstimate
  /// First-contact resolution f, a fraction; nil when unknown.
  public var firstContactResolution: GradedEstimate?
  /// The share of issues solved without a person, d, a fraction.
  public var automation: GradedEstimate
  /// What an automated contact costs.
  public var costPerAutomatedContact: GradedEstimate
  /// The share of time at work spent on contacts.
  public var occupancy: GradedEstimate
  /// The share of paid time away from work.
  public var shrinkage: GradedEstimate
  /// The share of freed hours that becomes money.
  public var capture: GradedEstimate
  /// Customers; nil when retention is not looked at.
  public var customers: GradedEstimate?
  /// Customers lost per year, a fraction; nil when unknown.
  public var churn: GradedEstimate?
  /// Margin per customer and year; nil when unknown.
  public var marginPerCustomer: GradedEstimate?
  /// Satisfaction, a fraction; nil when unknown.
  public var satisfaction: GradedEstimate?
  /// Measured: by how many points churn changes with one point of satisfaction (below 0 when
  /// satisfied customers stay); nil when it was not measured.
  public var churnPerSatisfactionPoint: GradedEstimate?
  /// Service level, a fraction; only floors use it.
  public var serviceLevel: GradedEstimate?

  /// Creates a baseline; what is not given stays unknown, and rates that are seldom measured have
  /// stated defaults: no automation, occupancy 0.8, shrinkage 0.3, capture 1.
  public init(
    contactsPerYear: GradedEstimate, handleMinutes: GradedEstimate, costPerPaidHour: GradedEstimate
  ) {
    self.contactsPerYear = contactsPerYear
    self.handleMinutes = handleMinutes
    self.costPerPaidHour = costPerPaidHour
    automation = GradedEstimate(0)
    costPerAutomatedContact = GradedEstimate(0)
    occupancy = GradedEstimate(0.8)
    shrinkage = GradedEstimate(0.3)
    capture = GradedEstimate(1)
  }

  /// The known inputs with the values that make sense for them.
  var checks: [(name: String, input: GradedEstimate?, domain: WorthError.Domain)] {
    [
      ("contactsPerYear", contactsPerYear, .aboveZero),
      ("handleMinutes", handleMinutes, .aboveZero),
      ("costPerPaidHour", costPerPaidHour, .notNegative),
      ("firstContactResolution", firstContactResolution, .positiveShare),
      ("automation", automation, .shareBelowOne),
      ("costPerAutomatedContact", costPerAutomatedContact, .notNegative),
      ("occupancy", occupancy, .positiveShare), ("shrinkage", shrinkage, .shareBelowOne),
      ("capture", capture, .share), ("customers", customers, .notNegative),
      ("churn", churn, .share), ("marginPerCustomer", marginPerCustomer, .finite),
      ("satisfaction", satisfaction, .share),
      ("churnPerSatisfactionPoint", churnPerSatisfactionPoint, .finite),
      ("serviceLevel", serviceLevel, .share),
    ]
  }

  func check() throws(WorthError) {
    for (name, input, domain) in checks {
      guard let input else { continue }
      guard domain.contains(input.value) else {
        throw .outOfDomain(input: name, value: input.value, domain: domain)
      }
    }
  }
}
