// SPDX-License-Identifier: Apache-2.0
// Copyright the Rendement authors

public import Quantities

/// What a claimed return is made of, what it should be, and which traps it falls into.
public struct ClaimAudit: Sendable, Hashable, Codable {
  /// What every formula gives on the claim's numbers.
  public var formulas: [Value]
  /// (gains − costs) ÷ costs; nil when the costs are not above 0.
  @ExplicitNull public var roi: Double?
  /// gains ÷ costs.
  @ExplicitNull public var grossReturn: Double?
  /// Payback in months when all cost falls up front and gains are flat over the months: 12 ÷ (1 +
  /// ROI) for a year; nil when nothing is gained or nothing is paid up front.
  @ExplicitNull public var paybackMonths: Double?
  /// What to tell the person who made the claim, the verdict first.
  public var findings: [Diagnostic]
  /// The way from the claim to what can be defended; nil without a case.
  @ExplicitNull public var bridge: Bridge?

  /// One formula and its result.
  public struct Value: Sendable, Hashable, Codable {
    /// The formula.
    public var formula: ClaimCheck.Formula
    /// Its name.
    public var name: LocalizedText
    /// What it gives, as a fraction; nil when a number is missing.
    @ExplicitNull public var value: Double?
    /// Whether it reproduces the claimed return.
    public var isClaimed: Bool
  }
}

extension ClaimCheck {
  /// Audits a claim.
  ///
  /// - Parameters:
  ///   - claimed: The printed return as a fraction; nil when none was printed.
  ///   - paybackMonths: The printed payback; nil when none was printed.
  ///   - months: How many months the gains cover, at least 1.
  ///   - tolerance: What rounding in print may hide, as a fraction.
  /// - Returns: Every formula's value, and the findings.
  /// - Throws: ``FinanceError/outOfDomain(path:value:domain:)`` or
  ///   ``FinanceError/notFinite(path:)`` with paths `gains`, `costs`, `implementation`,
  ///   `baselineCost`, `claimedROI`, `claimedPayback` and `months`.
  public func audit(
    claimed: Double? = nil, paybackMonths: Double? = nil, months: Int = 12,
    tolerance: Double = 0.005
  ) throws(FinanceError) -> ClaimAudit {
    var list = FaultList()
    list.check("gains", gains, .notNegative)
    list.check("costs", costs, .notNegative)
    list.check("implementation", implementation, .notNegative)
    list.check("baselineCost", baselineCost, .notNegative)
    list.check("claimedROI", claimed, .any)
    list.check("claimedPayback", paybackMonths, .notNegative)
    list.check("months", Double(months), .positive)
    if let fault = list.faults.first { throw fault }
    let behind = claimed.map { formulas(behind: $0, tolerance: tolerance) } ?? []
    let net = value(by: .net)
    let isRefused = implementation == 0
    let payback = gains > 0 && costs > 0 && !isRefused ? costs / gains * Double(months) : nil
    var findings: [Diagnostic] = []
    if let claimed { findings.append(verdict(on: claimed, tolerance: tolerance)) }
    findings += traps(claimed: claimed, payback: paybackMonths, implied: payback, months: months)
    return ClaimAudit(
      formulas: Formula.allCases.map {
        ClaimAudit.Value(
          formula: $0, name: $0.name, value: value(by: $0), isClaimed: behind.contains($0))
      },
      roi: net, grossReturn: value(by: .gross), paybackMonths: payback, findings: findings,
      bridge: nil)
  }

  private func traps(
    claimed: Double?, payback: Double?, implied: Double?, months: Int
  ) -> [Diagnostic] {
    var list: [Diagnostic] = []
    func warn(_ code: String, _ en: String, _ fr: String) {
      list.append(
        Diagnostic(
          .warning, code: "finance.claim-\(code)", message: LocalizedText(en: en, fr: fr)))
    }
    if implementation == 0 {
      warn(
        "payback-refused",
        "Nothing is paid up front, so a payback says nothing: it would always be the first month.",
        "Rien n’est payé d’avance : un délai de retour ne dit rien, ce serait toujours le premier "
          + "mois.")
    } else if let payback, let implied, abs(payback - implied) > max(0.1, implied * 0.1) {
      let stated = plain((payback * 10).rounded() / 10)
      let real = plain((implied * 10).rounded() / 10)
      warn(
        "payback-inconsistent",
        "A payback of \(stated) months does not go with these gains and costs, which give \(real) "
          + "when all cost falls up front and gains are flat.",
        "Un retour en \(stated) mois ne va pas avec ces gains et ces coûts, qui donnent \(real) "
          + "quand tout est payé d’avance et que les gains sont réguliers.")
    }
    if let claimed, let payback, months == 12, implementation != 0,
      let expected = ClaimCheck.payback(impliedBy: claimed), abs(payback - expected) > 0.3,
      abs(payback - expected) > 0.15 * expected
    {
      let pair = (plain((payback * 10).rounded() / 10), plain((expected * 10).rounded() / 10))
      warn(
        "payback-against-roi",
        "Payback and return contradict each other: 12 ÷ (1 + ROI) is \(pair.1) months, not "
          + "\(pair.0).",
        "Le délai et le rendement se contredisent : 12 ÷ (1 + ROI) vaut \(pair.1) mois, non "
          + "\(pair.0).")
    }
    if months <= 12, let net = value(by: .net), net > 4 {
      warn(
        "very-high",
        "The return in \(months) months is \(plain((net * 100).rounded())) %. Published studies of "
          + "customer service find 104 to 342 % over three years: look for hours counted twice, "
          + "revenue without margin, full capture, no ramp and forgotten costs.",
        "Le rendement en \(months) mois est de \(plain((net * 100).rounded())) %. Les études "
          + "publiées sur le service client trouvent 104 à 342 % sur trois ans : cherchez des "
          + "heures comptées deux fois, du chiffre d’affaires sans marge, une captation totale, "
          + "aucune montée en charge et des coûts oubliés.")
    }
    if let baselineCost, gains > baselineCost {
      warn(
        "above-baseline",
        "The gains exceed everything that the service costs today.",
        "Les gains dépassent tout ce que le service coûte aujourd’hui.")
    }
    return list
  }
}

extension BusinessCase {
  /// Audits the claim of a case, and every trap of the case itself.
  ///
  /// - Returns: The audit of ``claim``, of the case's own first twelve months without one; the
  ///   case's warnings as findings; the bridge.
  /// - Throws: The first of ``faults()``.
  public func audit() throws(FinanceError) -> ClaimAudit {
    let result = try evaluate(.totals)
    let months = min(12, horizonMonths)
    let first = result.firstTwelveMonths
    let check = ClaimCheck(
      gains: claim?.gains ?? max(0, first.benefits), costs: claim?.costs ?? first.costs)
    var audit = try check.audit(
      claimed: claim?.roi, paybackMonths: claim?.paybackMonths, months: months)
    audit.findings += result.warnings
    audit.bridge = try bridge()
    return audit
  }
}
