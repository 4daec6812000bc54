// SPDX-License-Identifier: Apache-2.0
// Copyright the Rendement authors

/// What a simple reader finds wrong in an HTML file of ours: tags that do not match, ids that
/// occur twice, links to no place.
///
/// It reads tags the way a browser does for a file without scripts' contents: an element that is
/// opened must be closed in order, save the void ones.
func markupFaults(_ html: String) -> [String] {
  let void: Set<String> = ["meta", "br", "img", "hr", "link"]
  var faults: [String] = []
  var open: [String] = []
  var ids: Set<String> = []
  var targets: Set<String> = []
  var rest = html[...]
  while let start = rest.firstIndex(of: "<") {
    rest = rest[start...].dropFirst()
    guard let end = tagEnd(rest) else {
      faults.append("a tag is not closed: \(rest.prefix(40))")
      break
    }
    let tag = rest[..<end]
    rest = rest[rest.index(after: end)...]
    if tag.hasPrefix("!") { continue }
    if tag.hasPrefix("/") {
      let name = String(tag.dropFirst())
      if open.last == name { open.removeLast() } else { faults.append("</\(name)> closes \(open)") }
      continue
    }
    let name = String(tag.prefix { $0.isLetter || $0.isNumber })
    if name.isEmpty { faults.append("a stray < before \(tag.prefix(20))") }
    for (attribute, value) in attributes(tag.dropFirst(name.count)) {
      if attribute == "id", !ids.insert(value).inserted { faults.append("id \(value) twice") }
      if attribute == "href", value.hasPrefix("#") { targets.insert(String(value.dropFirst())) }
      if attribute.hasPrefix("on") { faults.append("an event handler: \(attribute)") }
    }
    if void.contains(name) { continue }
    open.append(name)
    if name == "script" || name == "style", let close = rest.firstRange(of: "</\(name)") {
      rest = rest[close.lowerBound...]
    }
  }
  faults += open.map { "<\($0)> is never closed" }
  faults += targets.subtracting(ids).sorted().map { "#\($0) leads nowhere" }
  return faults
}

private func tagEnd(_ text: Substring) -> Substring.Index? {
  var isQuoted = false
  for index in text.indices {
    if text[index] == "\"" { isQuoted.toggle() }
    if text[index] == ">", !isQuoted { return index }
  }
  return nil
}

private func attributes(_ text: Substring) -> [(String, String)] {
  text.matches(of: /([a-zA-Z-]+)="([^"]*)"/).map { (String($0.output.1), String($0.output.2)) }
}
