// SPDX-License-Identifier: Apache-2.0
// Copyright the Rendement authors

/// The value today of a stream of cash flows, discounted at a constant rate.
///
///     NPV = Σ  Cₜ / (1 + r)ᵗ        t = 0 … n − 1
///
/// - Parameters:
///   - cashFlows: One amount per period, the first falling today (t = 0). Currency units; n ≥ 1.
///   - rate: Discount rate per period, as a fraction: 0.08 is 8 %. Must be greater than −1.
/// - Returns: The net present value at t = 0, in the currency of the flows, not rounded.
/// - Throws: ``FinanceError/noCashFlows``, ``FinanceError/rateOutOfDomain(_:)`` or
///   ``FinanceError/notFinite(path:)``.
/// - Complexity: O(*n*).
///
/// Properties: linear in the flows; falls as `rate` rises when every later flow is positive;
/// equals the plain sum at `rate` 0.
///
/// Source: Brealey, Myers & Allen, *Principles of Corporate Finance*, chapter 2.
public func netPresentValue(
  of cashFlows: [Double], rate: Double
) throws(FinanceError) -> Double {
  guard !cashFlows.isEmpty else { throw .noCashFlows }
  guard rate > -1, rate.isFinite else { throw .rateOutOfDomain(rate) }
  guard cashFlows.allSatisfy(\.isFinite) else { throw .notFinite(path: "cashFlows") }
  // Horner's rule from the last flow back: one division per period, no powers.
  return cashFlows.reversed().reduce(0) { later, flow in later / (1 + rate) + flow }
}
