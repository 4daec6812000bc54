// SPDX-License-Identifier: Apache-2.0
// Copyright the Rendement authors

internal import Statistics

/// Special functions and generators.
enum SpecialFunctionOperations {
  static let all: [String: Operation] = [
    "special": { input in
      let arguments = try input.numbers("args")
      let name = try input.text("function")
      guard let function = functions[name] else { throw CaseError.unknownChoice("function", name) }
      guard arguments.count == function.arity else {
        throw CaseError.wrongKind("args", "list of \(function.arity) numbers")
      }
      return ["value": .finite(function.value(arguments))]
    },
    "rng": { input in
      let count = try input.integer("n")
      switch try input.text("generator") {
      case "splitmix64":
        var generator = SplitMix64(seed: try word(input["seed"], "seed"))
        return ["u64": words(count) { generator.next() }]
      case "xoshiro256**":
        let state = try input.list("state").map { try word($0, "state") }
        guard state.count == 4,
          var generator = Xoshiro256StarStar(state: (state[0], state[1], state[2], state[3]))
        else { throw CaseError.wrongKind("state", "list of four words, not all zero") }
        return ["u64": words(count) { generator.next() }]
      case let other: throw CaseError.unknownChoice("generator", other)
      }
    },
    "describe": { input in
      let description = try SampleDescription(try await input.series())
      return [
        "mean": .finite(description.mean), "sd": .finite(description.standardDeviation),
        "lag1_autocorrelation": .finite(description.firstAutocorrelation),
      ]
    },
  ]

  private static func words(_ count: Int, _ next: () -> UInt64) -> JSONValue {
    .list((0..<max(0, count)).map { _ in .text(String(next())) })
  }

  private static func word(_ value: JSONValue?, _ name: String) throws -> UInt64 {
    switch value {
    case .text(let text):
      guard let word = UInt64(text) else { throw CaseError.wrongKind(name, "64-bit whole number") }
      return word
    case .number(let number):
      guard let word = UInt64(exactly: number) else {
        throw CaseError.wrongKind(name, "64-bit whole number")
      }
      return word
    default: throw CaseError.missing(name)
    }
  }

  private struct Function: Sendable {
    let arity: Int
    let value: @Sendable ([Double]) -> Double?
  }

  private static let functions: [String: Function] = [
    "lgamma": Function(arity: 1) { logGamma($0[0]) },
    "digamma": Function(arity: 1) { digamma($0[0]) },
    "betainc_reg": Function(arity: 3) {
      guard $0[0] > 0, $0[1] > 0, (0...1).contains($0[2]) else { return nil }
      return regularizedIncompleteBeta($0[2], $0[0], $0[1])
    },
    "gammainc_p": Function(arity: 2) { $0[0] > 0 ? regularizedGammaP($0[0], $0[1]) : nil },
    "gammainc_q": Function(arity: 2) { $0[0] > 0 ? regularizedGammaQ($0[0], $0[1]) : nil },
    "norm_ppf": Function(arity: 1) { inside($0[0]) ? standardNormalQuantile($0[0]) : nil },
    "norm_sf": Function(arity: 1) { standardNormalSurvival($0[0]) },
    "t_sf": Function(arity: 2) {
      $0[1] > 0 ? studentSurvival($0[0], degreesOfFreedom: $0[1]) : nil
    },
    "t_ppf": Function(arity: 2) {
      inside($0[0]) && $0[1] > 0 ? studentQuantile($0[0], degreesOfFreedom: $0[1]) : nil
    },
    "chi2_sf": Function(arity: 2) {
      $0[1] > 0 ? chiSquaredSurvival($0[0], degreesOfFreedom: $0[1]) : nil
    },
    "f_sf": Function(arity: 3) {
      $0[1] > 0 && $0[2] > 0 ? fisherSurvival($0[0], $0[1], $0[2]) : nil
    },
    "beta_ppf": Function(arity: 3) {
      (0...1).contains($0[0]) && $0[1] > 0 && $0[2] > 0 ? betaQuantile($0[0], $0[1], $0[2]) : nil
    },
    "hyp2f1": Function(arity: 4) { hypergeometric2F1($0[0], $0[1], $0[2], $0[3]) },
  ]

  private static func inside(_ probability: Double) -> Bool { probability > 0 && probability < 1 }
}
