// SPDX-License-Identifier: Apache-2.0
// Copyright the Rendement authors

internal import Foundation
internal import UseCases
internal import Warehouse

/// Opens the workspace, runs the body and gives the workspace back, whatever happens.
///
/// - Parameters:
///   - shared: The options that every command takes.
///   - command: The command's name, for other processes that wait.
///   - creating: Whether a workspace that does not exist is made.
///   - zone: The zone of a workspace that is made; nil keeps the default.
///   - folders: Folders outside the workspace that the engine may read or write.
///   - body: What to do.
/// - Returns: What the body returns.
/// - Throws: What the body throws, or why the workspace cannot be opened.
func withSession<Result: Sendable>(
  _ shared: SharedOptions, command: String, creating: Bool = false, zone: String? = nil,
  folders: [URL] = [],
  _ body: (Session) async throws -> Result
) async throws -> Result {
  var options = Session.Options(
    folder: shared.workspace, creates: creating, command: command, folders: folders,
    onWait: { holder in
      printDiagnostic(
        say("Waiting for \(holder) to finish…", "En attente de la fin de \(holder)…"))
    })
  options.newSettings.language = shared.language
  if let zone, TimeZone(identifier: zone) != nil { options.newSettings.timeZone = zone }
  let session = try await Session.open(options)
  do {
    let result = try await body(session)
    await session.close()
    return result
  } catch {
    await session.close()
    throw error
  }
}
