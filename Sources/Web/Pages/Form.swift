// SPDX-License-Identifier: Apache-2.0
// Copyright the Rendement authors

internal import Documents
internal import Quantities
internal import Store

/// The parts of forms, each field with its label.
enum Form {
  /// The hidden word that proves a form is ours.
  static func token(_ context: SiteContext) -> HTML {
    "<input type=\"hidden\" name=\"form_token\" value=\"\(context.visitor?.formToken ?? "")\">\n"
  }

  /// A line of text.
  static func field(
    _ name: String, _ label: String, value: String = "", type: String = "text",
    hint: String? = nil, isRequired: Bool = false, completes: String = "off"
  ) -> HTML {
    let required: HTML = isRequired ? " required" : .empty
    let note: HTML =
      hint.map { "<span class=\"hint\" id=\"\(name)-hint\">\($0)</span>" } ?? .empty
    let described: HTML = hint == nil ? .empty : " aria-describedby=\"\(name)-hint\""
    return """
      <label class="field"><span>\(label)</span>\
      <input name="\(name)" type="\(type)" value="\(value)" autocomplete="\(completes)"\
      \(required)\(described)>\(note)</label>

      """
  }

  /// One choice among some.
  static func choice(
    _ name: String, _ label: String, _ options: [(value: String, label: String)],
    selected: String?
  ) -> HTML {
    let items = HTML.joined(
      options.map { option -> HTML in
        let mark: HTML = option.value == (selected ?? "") ? " selected" : .empty
        return "<option value=\"\(option.value)\"\(mark)>\(option.label)</option>\n"
      })
    return """
      <label class="field"><span>\(label)</span><select name="\(name)">
      \(items)</select></label>

      """
  }

  /// Several lines of text.
  static func area(_ name: String, _ label: String, value: String, rows: Int) -> HTML {
    """
    <label class="field wide"><span>\(label)</span>\
    <textarea name="\(name)" rows="\(rows)" spellcheck="false">
    \(value)</textarea></label>

    """
  }

  /// A button that sends the form.
  static func button(_ label: String) -> HTML { "<button class=\"primary\">\(label)</button>\n" }
}
