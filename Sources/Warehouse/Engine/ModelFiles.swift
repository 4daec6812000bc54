// SPDX-License-Identifier: Apache-2.0
// Copyright the Rendement authors

import Crypto
import Foundation

/// The SQL files that ship with the program.
struct ModelFiles: Sendable {
  /// One SQL file.
  struct File: Sendable {
    /// Its name without `.sql`, such as `fct_contacts`.
    let name: String
    /// Its text.
    let text: String

    /// Its statements, in order; comments before a statement stay with it.
    var statements: [String] {
      text.components(separatedBy: ";\n").map {
        $0.trimmingCharacters(in: .whitespacesAndNewlines)
      }.filter { chunk in
        chunk.split(separator: "\n").contains { !$0.hasPrefix("--") }
      }
    }

    /// SHA-256 of the text, in hexadecimal.
    var checksum: String { ContentHash.hex(SHA256.hash(data: Data(text.utf8))) }
  }

  let folder: URL

  /// The models in the program's resources.
  static var shipped: ModelFiles {
    ModelFiles(folder: Bundle.module.bundleURL.appendingPathComponent("Models"))
  }

  /// The files of one layer, by name.
  func layer(_ layer: String) throws -> [File] {
    let path = folder.appendingPathComponent(layer)
    let names: [String]
    do {
      names = try FileManager.default.contentsOfDirectory(atPath: path.path)
    } catch {
      throw WarehouseError.missingModels(path: path.path)
    }
    return try names.filter { $0.hasSuffix(".sql") }.sorted().map { name in
      guard let data = FileManager.default.contents(atPath: path.appendingPathComponent(name).path)
      else { throw WarehouseError.missingModels(path: path.path) }
      return File(name: String(name.dropLast(4)), text: String(decoding: data, as: UTF8.self))
    }
  }
}
