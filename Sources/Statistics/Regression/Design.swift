// SPDX-License-Identifier: Apache-2.0
// Copyright the Rendement authors

/// The columns that a regression explains an outcome by, each with its name.
public struct Design: Sendable, Hashable {
  /// The names, one per column.
  public let names: [String]
  /// The columns.
  public let matrix: Matrix

  /// The name of the column of ones.
  public static let intercept = "(intercept)"

  /// Creates a design from columns that were checked before.
  ///
  /// - Parameters:
  ///   - names: One per column.
  ///   - matrix: An observation per row.
  public init(names: [String], matrix: Matrix) {
    precondition(names.count == matrix.columns, "one name per column")
    self.names = names
    self.matrix = matrix
  }

  /// Creates a design and checks it.
  ///
  /// - Parameters:
  ///   - count: The number of observations.
  ///   - intercept: Whether a column of ones comes first.
  ///   - columns: The other columns in order, by name.
  /// - Throws: ``StatisticsError/lengthMismatch(column:count:expected:)`` or
  ///   ``StatisticsError/notFinite(column:index:)`` for the first column at fault.
  public init(
    count: Int, intercept: Bool = true, _ columns: [(name: String, values: [Double])]
  ) throws(StatisticsError) {
    var all = columns
    if intercept {
      all.insert((Design.intercept, Array(repeating: 1, count: count)), at: 0)
    }
    for column in all {
      guard column.values.count == count else {
        throw .lengthMismatch(column: column.name, count: column.values.count, expected: count)
      }
      if let index = column.values.firstIndex(where: { !$0.isFinite }) {
        throw .notFinite(column: column.name, index: index)
      }
    }
    self.init(names: all.map(\.name), matrix: Matrix(columns: all.map(\.values)))
  }

  /// The number of observations.
  public var rows: Int { matrix.rows }

  /// The number of columns.
  public var columns: Int { matrix.columns }

  /// The place of a column; nil when there is none of that name.
  public func index(of name: String) -> Int? { names.firstIndex(of: name) }

  /// Factors the columns after checking that there are enough rows and that none is a combination
  /// of others.
  ///
  /// - Parameters:
  ///   - matrix: The columns, perhaps weighted; nil for those of the design.
  ///   - method: What the message calls the method.
  /// - Returns: The factors, of full rank.
  /// - Throws: ``StatisticsError/tooFewPoints(count:needed:method:)`` unless there are more rows
  ///   than columns, ``StatisticsError/collinear(column:)`` for the first dependent column.
  func factored(_ matrix: Matrix? = nil, method: String) throws(StatisticsError) -> QRDecomposition
  {
    let matrix = matrix ?? self.matrix
    guard matrix.rows > matrix.columns else {
      throw .tooFewPoints(count: matrix.rows, needed: matrix.columns + 1, method: method)
    }
    let factors = QRDecomposition(matrix)
    guard factors.rank == matrix.columns else {
      let index = QRDecomposition.firstDependentColumn(of: matrix) ?? matrix.columns - 1
      throw .collinear(column: names[index])
    }
    return factors
  }
}

/// Checks that an outcome has one finite number per observation.
func checkOutcome(_ values: [Double], count: Int, name: String = "y") throws(StatisticsError) {
  guard values.count == count else {
    throw .lengthMismatch(column: name, count: values.count, expected: count)
  }
  if let index = values.firstIndex(where: { !$0.isFinite }) {
    throw .notFinite(column: name, index: index)
  }
}
