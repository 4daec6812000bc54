// SPDX-License-Identifier: Apache-2.0
// Copyright the Rendement authors

internal import Foundation
internal import Hummingbird
internal import Store

/// The values of a form or of an address, each name with all its values in order.
struct FormValues: Sendable {
  private var values: [String: [String]] = [:]

  /// Reads `a=1&b=2` as browsers write it: `+` is a space, the rest percent-encoded.
  init(_ text: String) {
    for pair in text.split(separator: "&") {
      let parts = pair.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
      let name = Self.decode(parts[0])
      values[name, default: []].append(parts.count > 1 ? Self.decode(parts[1]) : "")
    }
  }

  /// The values of the address of a request.
  init(of request: Request) { self.init(request.uri.query ?? "") }

  /// The first value; nil when there is none or it is empty.
  subscript(name: String) -> String? {
    values[name]?.first { !$0.isEmpty }
  }

  /// Every value that is not empty.
  func all(_ name: String) -> [String] { (values[name] ?? []).filter { !$0.isEmpty } }

  /// A text as a value of an address.
  static func encode(_ text: String) -> String {
    var safe = CharacterSet.alphanumerics
    safe.insert(charactersIn: "-._~")
    return text.addingPercentEncoding(withAllowedCharacters: safe) ?? ""
  }

  private static func decode(_ text: some StringProtocol) -> String {
    let spaced = String(text.map { $0 == "+" ? " " : $0 })
    return spaced.removingPercentEncoding ?? spaced
  }
}

extension Request {
  /// The form of a request that changes something.
  ///
  /// - Parameters:
  ///   - context: Whose session must have made the form.
  ///   - limit: The most bytes.
  /// - Returns: The values.
  /// - Throws: ``SiteError/foreignForm`` unless the form carries the session's own word.
  mutating func form(_ context: SiteContext, limit: Int = 1 << 20) async throws -> FormValues {
    let form = try await looseForm(limit: limit)
    guard let visitor = context.visitor, form["form_token"] == visitor.formToken else {
      throw SiteError.foreignForm
    }
    return form
  }

  /// The form of somebody who is not signed in yet.
  mutating func looseForm(limit: Int = 1 << 16) async throws -> FormValues {
    let body = try await body.collect(upTo: limit)
    return FormValues(String(buffer: body))
  }
}
