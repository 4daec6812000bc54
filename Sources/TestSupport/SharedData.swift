// SPDX-License-Identifier: Apache-2.0
// Copyright the Rendement authors

public import Foundation

/// The root of the checkout that these tests were compiled from.
public let packageRoot = URL(filePath: #filePath)
  .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()

/// A file of the larger public data sets, when they lie beside the checkout.
///
/// They are looked for in `$RENDEMENT_SHARED_DATA`, else in `shared/data` beside the checkout. A
/// test that needs one and finds none says so on standard output and passes; the small fixtures
/// in the repository cover the same code.
///
/// - Parameter path: A path inside the data folder, such as `cdnow/CDNOW_master.txt.gz`.
/// - Returns: The file's address, or nil when it is not there.
public func sharedData(_ path: String) -> URL? {
  let folder =
    ProcessInfo.processInfo.environment["RENDEMENT_SHARED_DATA"].map { URL(filePath: $0) }
    ?? packageRoot.deletingLastPathComponent().appending(path: "shared/data")
  let file = folder.appending(path: path)
  guard FileManager.default.fileExists(atPath: file.path) else {
    print("SKIPPED: the shared data file \(path) is not here")
    return nil
  }
  return file
}
