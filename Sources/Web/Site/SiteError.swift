// SPDX-License-Identifier: Apache-2.0
// Copyright the Rendement authors

internal import HTTPTypes
internal import Quantities

/// Why a request has no answer, with the status that tells it.
enum SiteError: Error {
  /// Nobody is signed in.
  case notSignedIn
  /// The role does not allow it.
  case forbidden
  /// There is nothing at this address.
  case notFound
  /// The form did not come from our own page, or its session has ended.
  case foreignForm
  /// A value of the request is not what it must be.
  case wrongValue(LocalizedText)
  /// More was sent than is taken.
  case tooLarge
  /// Too many tries.
  case tooMany(retryAfter: Int)

  var status: HTTPResponse.Status {
    switch self {
    case .notSignedIn: .unauthorized
    case .forbidden, .foreignForm: .forbidden
    case .notFound: .notFound
    case .wrongValue: .badRequest
    case .tooLarge: .contentTooLarge
    case .tooMany: .tooManyRequests
    }
  }

  var message: LocalizedText {
    switch self {
    case .notSignedIn: LocalizedText(en: "Sign in first.", fr: "Connectez-vous d'abord.")
    case .forbidden:
      LocalizedText(
        en: "Your role does not allow this. Ask an administrator.",
        fr: "Votre rôle ne le permet pas. Demandez à un administrateur.")
    case .notFound:
      LocalizedText(
        en: "There is nothing at this address.", fr: "Il n'y a rien à cette adresse.")
    case .foreignForm:
      LocalizedText(
        en: "This form has expired. Go back, reload the page and send it again.",
        fr: "Ce formulaire a expiré. Revenez en arrière, rechargez la page et renvoyez-le.")
    case .wrongValue(let text): text
    case .tooLarge:
      LocalizedText(en: "Too much was sent.", fr: "Le contenu envoyé est trop grand.")
    case .tooMany(let seconds):
      LocalizedText(
        en: "Too many tries. Wait \(seconds) seconds.",
        fr: "Trop d'essais. Attendez \(seconds) secondes.")
    }
  }
}
