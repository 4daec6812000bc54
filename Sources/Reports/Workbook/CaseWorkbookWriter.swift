// SPDX-License-Identifier: Apache-2.0
// Copyright the Rendement authors

import Documents
import Finance
import Quantities

/// Enters a case into a workbook: inputs, then hours, then flows, then results.
struct CaseWorkbookWriter {
  /// The sheets, by what they hold.
  enum Tab: Int, CaseIterable {
    case summary, inputs, flows, years, levers, check, conventions
  }

  let plan: BusinessCase
  let result: CaseResult
  let language: Language
  let style: NumberStyle
  let text: FigureText
  let segments: [WorkloadSegment]
  /// What the engine says of each month; used where the hours are not calculated here.
  let schedule: LeverSchedule?
  var book: Workbook
  var results: [CaseWorkbook.Result] = []
  var inputs = CaseInputCells()
  var flows = CaseFlowCells()
  var hours: [SegmentCells] = []
  /// The next free row of the sheet of inputs.
  var inputRow = 0
  /// The results that the summary and the check print: label, key, format.
  var headlines: [Headline] = []

  /// A result worth a line of its own.
  struct Headline {
    var label: String
    var key: String
    var printed: Double?
    var format: SheetStyle.Format
  }

  init(
    plan: BusinessCase, result: CaseResult, schedule: LeverSchedule?, language: Language,
    generator: String
  ) {
    self.plan = plan
    self.schedule = schedule
    self.result = result
    self.language = language
    style = NumberStyle(language: language, currency: result.currency)
    text = FigureText(language: language, style: style)
    if case .segments(let segments) = plan.workload {
      self.segments = segments
    } else {
      segments = []
    }
    let french = language == .french
    var names =
      french
      ? ["Synthèse", "Données", "Flux", "Années", "Leviers", "Contrôle", "Conventions"]
      : ["Summary", "Inputs", "Flows", "Years", "Levers", "Check", "Conventions"]
    if Self.calculatesHours(plan, segments) {
      names += segments.indices.map { (french ? "Charge " : "Workload ") + String($0 + 1) }
    }
    book = Workbook(
      title: plan.title[language], generator: generator, style: style, sheets: names)
  }

  /// A text of ours in the language.
  func t(_ en: String, _ fr: String) -> String {
    language == .french ? BusinessCaseWriter.spaced(fr) : en
  }

  /// A text that has both languages.
  func t(_ text: LocalizedText) -> String { t(text.en, text.fr) }

  /// The last month.
  var horizon: Int { plan.horizonMonths }

  /// A place on one of the fixed sheets.
  func place(_ tab: Tab, _ row: Int, _ column: Int, _ name: String? = nil) -> CellPlace {
    CellPlace(sheet: tab.rawValue, row: row, column: column, name: name)
  }

  /// The sheet of a segment's hours.
  func sheet(ofSegment index: Int) -> Int { Tab.allCases.count + index }

  /// More cells than this make a file that opens slowly.
  private static let mostCells = 120_000

  /// Whether the sets of levers are few enough to be calculated in cells.
  var calculatesHours: Bool { Self.calculatesHours(plan, segments) }

  private static func calculatesHours(_ plan: BusinessCase, _ segments: [WorkloadSegment]) -> Bool {
    let sets = segments.reduce(0) { sum, segment in
      sum + (1 << moves(of: plan, in: segment).count) * (plan.horizonMonths + 2)
    }
    return sets <= mostCells
  }

  /// The levers that work in a segment, by their index in the case.
  func moves(in segment: WorkloadSegment) -> [Int] { Self.moves(of: plan, in: segment) }

  private static func moves(of plan: BusinessCase, in segment: WorkloadSegment) -> [Int] {
    plan.levers.indices.filter { index in
      let named = plan.levers[index].segments
      return named.isEmpty || named.contains(segment.id)
    }
  }

  /// Notes that a result of the engine is calculated in a cell.
  mutating func note(_ key: String, _ place: CellPlace) {
    results.append(CaseWorkbook.Result(key: key, place: place))
  }

  /// The cell of a result that was noted; nil when it was not.
  func cell(of key: String) -> SheetFormula? {
    results.first { $0.key == key }.map { .cell($0.place) }
  }

  mutating func write(generatedOn: LocalDate) {
    writeInputs()
    if calculatesHours {
      for index in segments.indices { writeHours(ofSegment: index) }
    }
    writeFlows()
    writeYears()
    writeLevers()
    writeSummary(generatedOn: generatedOn)
    writeCheck()
    writeConventions()
  }
}

/// The cells of the inputs.
struct CaseInputCells {
  var annualRate: SheetFormula = 0
  var timing: SheetFormula = .text("")
  var capture: SheetFormula = 0
  var segments: [[WorkloadParameter: SheetFormula]] = []
  var paths: [PathCells] = []
  var indicators: [IndicatorCells] = []
  var levers: [LeverCells] = []
  var gains: [LineCells] = []
  var costs: [LineCells] = []
  var cash: CashCells?
  var operational: [SheetFormula] = []

  /// The cells of what a segment's demand does by itself.
  struct PathCells {
    var growth: SheetFormula?
    var season: CellRange?
  }

  /// The cells of an automation's parts.
  struct AutomationCells {
    var reach: SheetFormula
    var containment: SheetFormula
    var returned: SheetFormula
  }

  /// The cells of a decay.
  struct DecayCells {
    var perMonth: SheetFormula
    var floor: SheetFormula
  }

  struct LeverCells {
    /// The value, change or difference; of an automation what it nets.
    var effect: SheetFormula
    var automation: AutomationCells?
    var decay: DecayCells?
    var easyMinutes: SheetFormula?
    var start: SheetFormula
    var ramp: RampCells
    var attribution: SheetFormula
    var risk: SheetFormula
  }

  struct LineCells {
    var amount: AmountCells
    var start: SheetFormula
    var end: SheetFormula
    var risk: SheetFormula
    var margin: SheetFormula = 1
    var attribution: SheetFormula = 1
    var ramp: RampCells = .immediate
    var indexation: SheetFormula = 0
  }

  /// The cells of one indicator of the operational index.
  struct IndicatorCells {
    var before: SheetFormula
    var after: SheetFormula
    var weight: SheetFormula
    var isHigherBetter: Bool
  }

  struct CashCells {
    var hoursPerPost: SheetFormula
    var costPerPost: SheetFormula
    var attrition: SheetFormula
    var hires: SheetFormula
    var severance: SheetFormula
    var externalHours: SheetFormula
    var externalRate: SheetFormula
  }
}

/// The cells of a ramp and the formula of its share.
enum RampCells {
  case immediate
  case linear(SheetFormula)
  case sCurve(SheetFormula)
  case monthly(CellRange)
  case yearly(CellRange)

  /// The share that is reached.
  ///
  /// - Parameter month: The month of effect, 1 for the first.
  /// - Returns: A formula from 0 to 1.
  func share(_ month: SheetFormula) -> SheetFormula {
    let begun = month.compared(.atLeast, 1)
    switch self {
    case .immediate: return .when(begun, 1, 0)
    case .linear(let length):
      let part: SheetFormula = .call(.least, [1, month / .call(.largest, [1, length])])
      return .when(begun, part, 0)
    case .sCurve(let length):
      let part: SheetFormula = .call(.least, [1, month / .call(.largest, [1, length])])
      return .when(begun, part.raised(to: 2) * (3 - 2 * part), 0)
    case .monthly(let shares):
      let last = SheetFormula.number(Double(shares.places.count))
      return .when(begun, .call(.index, [.range(shares), .call(.least, [month, last])]), 0)
    case .yearly(let shares):
      let last = SheetFormula.number(Double(shares.places.count))
      let year: SheetFormula = .call(.roundDown, [(month - 1) / 12, 0]) + 1
      return .when(begun, .call(.index, [.range(shares), .call(.least, [year, last])]), 0)
    }
  }
}

/// The cells of a month's issues; nil without a workload.
struct MonthDrivers {
  var demand: SheetFormula?
  var contained: SheetFormula?
  var handoffs: SheetFormula?
}

/// The cells of an amount and the formulas of what falls in a month.
enum AmountCells {
  /// Paid in its start month.
  case once(SheetFormula)
  /// Every month of its stretch.
  case monthly(SheetFormula)
  /// Every so many months.
  case every(SheetFormula, months: SheetFormula)
  /// A table: what falls in month 0, and the amount of each year.
  case flows(initial: SheetFormula, years: [SheetFormula])
  /// A price times the demand of the month, or what automation takes, and a fixed part.
  case driven(
    perDemand: SheetFormula?, perDeflected: SheetFormula?, perHandoff: SheetFormula?,
    fixed: SheetFormula?)

  var isPaidOnce: Bool {
    if case .once = self { true } else { false }
  }

  var hasOwnCalendar: Bool {
    if case .flows = self { true } else { false }
  }

  /// What falls in a month, before everything else.
  ///
  /// - Parameters:
  ///   - index: Which month, for a table's year.
  ///   - month: The cell that holds it.
  ///   - start: The cell of the first month.
  ///   - end: The cell of the last.
  ///   - drivers: The cells of the month's issues.
  /// - Returns: A formula in currency units.
  func formula(
    _ index: Int, month: SheetFormula, start: SheetFormula, end: SheetFormula,
    drivers: MonthDrivers
  ) -> SheetFormula {
    let inside: SheetFormula = .call(
      .both, [month.compared(.atLeast, start), month.compared(.atMost, end)])
    switch self {
    case .once(let amount): return .when(month.compared(.equal, start), amount, 0)
    case .monthly(let amount):
      return index == 0 ? 0 : .when(inside, amount, 0)
    case .every(let amount, let months):
      let steps: SheetFormula = .call(.remainder, [month - start, .call(.largest, [1, months])])
      return .when(.call(.both, [inside, steps.compared(.equal, 0)]), amount, 0)
    case .flows(let initial, let years):
      guard index > 0 else { return initial }
      let year = (index - 1) / 12
      return year < years.count ? years[year] / 12 : 0
    case .driven(let perDemand, let perDeflected, let perHandoff, let fixed):
      guard index > 0 else { return 0 }
      var terms: [SheetFormula] = []
      if let perDemand, let demand = drivers.demand { terms.append(perDemand * demand) }
      if let perDeflected, let contained = drivers.contained {
        terms.append(perDeflected * contained)
      }
      if let perHandoff, let handoffs = drivers.handoffs { terms.append(perHandoff * handoffs) }
      if let fixed { terms.append(fixed) }
      return .when(inside, .total(terms), 0)
    }
  }
}
