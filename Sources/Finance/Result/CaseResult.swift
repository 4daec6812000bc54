// SPDX-License-Identifier: Apache-2.0
// Copyright the Rendement authors

public import Quantities

/// Everything that a case comes to.
///
/// Fractions, not per cents; amounts in units of ``currency``. Undefined figures are nil, written `null`, and ``reasons`` says why under the same key.
public struct CaseResult: Sendable, Hashable, Codable {
  /// The version of this structure in JSON.
  public var schemaVersion = 1
  /// The title of the case.
  public var title: LocalizedText
  /// Whether a change or a whole department is judged.
  public var kind: BusinessCase.Kind
  /// The currency of every amount.
  public var currency: Currency
  /// How many months are counted.
  public var horizonMonths: Int
  /// When flows are taken to fall.
  public var timing: DiscountRule.Timing
  /// The effective annual discount rate.
  public var annualRate: Double

  /// (PV benefits − PV costs) ÷ PV costs, risk-adjusted, all lines of the case.
  @ExplicitNull public var roi: Double?
  /// PV benefits ÷ PV costs: what comes back per unit of money, its own stake included.
  @ExplicitNull public var benefitCostRatio: Double?
  /// PV benefits − PV costs.
  public var netPresentValue: Double
  /// The annual rate at which the net present value is nothing.
  @ExplicitNull public var internalRateOfReturn: Double?
  /// Benefits after risk, discounted.
  public var presentValueBenefits: Double
  /// Costs after risk, discounted.
  public var presentValueCosts: Double
  /// Benefits after risk, undiscounted.
  public var totalBenefits: Double
  /// Costs after risk, undiscounted.
  public var totalCosts: Double
  /// Months until the money is back, three ways.
  public var paybackMonths: PaybackMonths
  /// The most money that is out at once, undiscounted.
  public var peakFunding: Double
  /// The first twelve months, undiscounted: to compare with published examples only.
  public var firstTwelveMonths: FirstTwelveMonths

  /// Three readings of the same case.
  public var readings: Readings
  /// Benefits by how sure they are.
  public var byGrade: [GradeTotal]
  /// The ROI when only the surest gains count, then with the less sure ones added.
  public var evidenceLadder: [EvidenceStep]
  /// The agents' hours before and after; nil without a workload.
  @ExplicitNull public var workload: WorkloadResult?
  /// What each lever contributes.
  public var levers: [LeverResult]
  /// By which fraction adding up the levers one by one would overstate the hours saved.
  @ExplicitNull public var additiveOverstatement: Double?
  /// The direct-euro gains.
  public var gains: [LineResult]
  /// The costs.
  public var costs: [LineResult]
  /// The costs by category, the largest first.
  public var costsByCategory: [CategoryTotal]
  /// Money by month and by year.
  public var cashFlows: CashFlowTable
  /// Short, medium and long term apart.
  public var horizons: [HorizonTotal]
  /// What would bring the net present value to nothing; nil when it is not negative.
  @ExplicitNull public var breakEven: BreakEven?
  /// The operational return, never added to money; nil when it is not stated.
  @ExplicitNull public var operationalReturn: Double?
  /// The operational index, without unit and never added to money; nil when it is not stated.
  @ExplicitNull public var operationalIndex: OperationalIndex?
  /// What the change is good for beside money: listed, never summed.
  public var strategic: [StrategicItem]
  /// Posts freed and posts that can go, by year; nil without a cash plan and a workload.
  @ExplicitNull public var posts: PostsResult?
  /// The spread of the outcome; nil when nothing was said to be uncertain.
  @ExplicitNull public var simulation: SimulationResult?
  /// What moves the result, and how far each input may move before it is nothing; nil when only
  /// totals were asked for.
  @ExplicitNull public var sensitivity: Sensitivity?
  /// The case under other values; empty when neither scenarios nor ranges are stated.
  public var scenarios: [ScenarioResult]

  /// What a reader should know before believing the figures.
  public var warnings: [Diagnostic]
  /// Costs that were left empty, as questions.
  public var openQuestions: [OpenQuestion]
  /// Why a figure is undefined, by its key.
  public var reasons: [String: LocalizedText]
  /// Every figure with formula, inputs and source.
  public var figures: [TracedFigure]

  /// The figure with an id; nil when there is none.
  public func figure(_ id: String) -> TracedFigure? { figures.first { $0.id == id } }
}

/// Months until the money is back.
public struct PaybackMonths: Sendable, Hashable, Codable {
  /// First-year costs ÷ average monthly gain of the first year.
  @ExplicitNull public var simple: Double?
  /// When the cumulated net flow turns positive for good.
  @ExplicitNull public var cumulative: Double?
  /// The same on discounted flows.
  @ExplicitNull public var discounted: Double?
}

/// The first twelve months, undiscounted and after risk.
public struct FirstTwelveMonths: Sendable, Hashable, Codable {
  /// Benefits of months 0 to 12.
  public var benefits: Double
  /// What is paid once and twelve months of run.
  public var costs: Double
  /// (benefits − costs) ÷ costs.
  @ExplicitNull public var roi: Double?
  /// benefits ÷ costs, the gross return that some publications call ROI.
  @ExplicitNull public var grossReturn: Double?
}

/// The three readings of a case.
public struct Readings: Sendable, Hashable, Codable {
  /// Money no longer paid out.
  public var cash: ReadingResult
  /// Cash and captured capacity.
  public var economic: ReadingResult
  /// Economic and revenue margin.
  public var extended: ReadingResult

  /// The result of one reading.
  public subscript(reading: Reading) -> ReadingResult {
    switch reading {
    case .cash: cash
    case .economic: economic
    case .extended: extended
    }
  }
}

/// One reading of a case.
public struct ReadingResult: Sendable, Hashable, Codable {
  /// (PV benefits − PV costs) ÷ PV costs.
  @ExplicitNull public var roi: Double?
  /// PV benefits − PV costs.
  public var netPresentValue: Double
  /// Benefits that this reading counts, after risk, discounted.
  public var presentValueBenefits: Double
}

/// Benefits of one evidence grade.
public struct GradeTotal: Sendable, Hashable, Codable {
  /// How sure.
  public var grade: EvidenceGrade
  /// After risk, discounted.
  public var presentValue: Double
  /// After risk, undiscounted.
  public var nominal: Double
  /// Share of all benefits; nil when there are none.
  @ExplicitNull public var share: Double?
}

/// The ROI when only some grades count.
public struct EvidenceStep: Sendable, Hashable, Codable {
  /// The weakest grade that counts.
  public var downTo: EvidenceGrade
  /// Benefits of this grade and the surer ones, discounted.
  public var presentValueBenefits: Double
  /// Net present value with these benefits alone.
  public var netPresentValue: Double
  /// ROI with these benefits alone.
  @ExplicitNull public var roi: Double?
}

/// The agents' hours before and after all levers.
public struct WorkloadResult: Sendable, Hashable, Codable {
  /// Paid hours per month without the levers.
  public var hoursBefore: Double
  /// Paid hours per month with all levers at full effect.
  public var hoursAfter: Double
  /// Paid hours saved over the horizon, ramps and attribution included.
  public var hoursSaved: Double
  /// The sum that adding each lever alone would claim over the horizon.
  public var additiveHours: Double
  /// Labour value of the hours saved over the horizon before capture and risk.
  public var labourValue: Double
  /// Full-time equivalents without the levers, at ``paidHoursPerPostPerYear``.
  public var postsBefore: Double
  /// Paid hours per post and year that posts are counted with.
  public var paidHoursPerPostPerYear: Double
  /// By segment.
  public var segments: [Segment]

  /// One segment, per month at full effect.
  public struct Segment: Sendable, Hashable, Codable {
    /// The segment's id.
    public var id: String
    /// Paid hours per month without the levers.
    public var hoursBefore: Double
    /// Paid hours per month with all levers at full effect.
    public var hoursAfter: Double
    /// Contacts per month that people handle without the levers.
    public var contactsBefore: Double
    /// Contacts per month that people handle with all levers at full effect.
    public var contactsAfter: Double
  }
}

/// What one lever contributes.
///
/// The Shapley shares of all levers sum to the whole saving.
public struct LeverResult: Sendable, Hashable, Codable {
  /// The lever's id.
  public var id: String
  /// Its name.
  public var name: LocalizedText
  /// What it moves.
  public var parameter: WorkloadParameter
  /// How sure its effect is.
  public var grade: EvidenceGrade
  /// Who says so.
  public var source: String?
  /// Its haircut.
  public var risk: Double
  /// Paid hours over the horizon: its Shapley share.
  public var hoursShapley: Double
  /// What these hours bring over the horizon, after capture and risk, undiscounted.
  public var moneyShapley: Double
  /// The same, discounted.
  public var presentValue: Double
  /// Hours over the horizon if it were the only lever.
  public var alone: Double
  /// Hours over the horizon that would be lost by dropping it from all levers.
  public var lastIn: Double
  /// Hours over the horizon when levers are switched on in the order of the case.
  public var sequence: Double
  /// The same four per month at full effect.
  public var perMonth: PerMonth

  /// Paid hours per month at full effect.
  public struct PerMonth: Sendable, Hashable, Codable {
    /// Shapley share.
    public var shapley: Double
    /// As the only lever.
    public var alone: Double
    /// As the last lever.
    public var lastIn: Double
    /// In the order of the case.
    public var sequence: Double
  }
}

/// What one gain or cost line comes to.
public struct LineResult: Sendable, Hashable, Codable {
  /// The line's id.
  public var id: String
  /// Its name.
  public var name: LocalizedText
  /// The pool of a gain or the category of a cost, as written in the case.
  public var kind: String?
  /// Whether a cost is direct; nil for a gain.
  public var isDirect: Bool?
  /// The reading of a gain; nil for a cost.
  public var reading: Reading?
  /// How sure it is.
  public var grade: EvidenceGrade
  /// Who says so.
  public var source: String?
  /// Its haircut or surcharge.
  public var risk: Double
  /// Before risk, undiscounted; gains after margin and attribution.
  public var beforeRisk: Double
  /// After risk, undiscounted.
  public var nominal: Double
  /// After risk, discounted.
  public var presentValue: Double
}

/// Costs of one category.
public struct CategoryTotal: Sendable, Hashable, Codable {
  /// The category.
  public var category: CostCategory
  /// After risk, undiscounted.
  public var nominal: Double
  /// After risk, discounted.
  public var presentValue: Double
}

/// Money by month and by year.
public struct CashFlowTable: Sendable, Hashable, Codable {
  /// Month 0 to the horizon.
  public var monthly: [Period]
  /// The initial outlay as year 0, then the years; each the sum of its months.
  public var yearly: [Period]

  /// One month or year.
  public struct Period: Sendable, Hashable, Codable {
    /// Which month or year, from 0.
    public var index: Int
    /// Benefits after risk.
    public var benefits: Double
    /// Costs after risk.
    public var costs: Double
    /// Benefits − costs.
    public var net: Double
    /// Net since the start.
    public var cumulative: Double
    /// Net, discounted.
    public var discounted: Double
    /// Discounted net since the start.
    public var cumulativeDiscounted: Double
  }
}

/// One stretch of the horizon.
public struct HorizonTotal: Sendable, Hashable, Codable {
  /// Which stretch.
  public enum Term: String, Sendable, Hashable, Codable, CaseIterable {
    /// The outlay and months 1 to 6.
    case short
    /// Months 7 to 18.
    case medium
    /// From month 19 on.
    case long
  }

  /// Which stretch.
  public var term: Term
  /// First month.
  public var from: Int
  /// Last month inside the horizon.
  public var to: Int
  /// Benefits after risk, undiscounted.
  public var benefits: Double
  /// Costs after risk, undiscounted.
  public var costs: Double
  /// Benefits − costs.
  public var net: Double
}

/// What would bring the net present value to nothing.
public struct BreakEven: Sendable, Hashable, Codable {
  /// Missing benefits, discounted.
  public var missingPresentValue: Double
  /// The same as an equal amount in every year of the horizon.
  public var missingPerYear: Double
  /// By what the present benefits would have to be multiplied; nil when there are none.
  @ExplicitNull public var benefitFactor: Double?
}

/// A cost that the case leaves empty.
public struct OpenQuestion: Sendable, Hashable, Codable {
  /// What kind of cost.
  public var category: CostCategory
  /// What to ask.
  public var question: LocalizedText
}
