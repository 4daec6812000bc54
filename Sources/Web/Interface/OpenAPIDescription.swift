// SPDX-License-Identifier: Apache-2.0
// Copyright the Rendement authors

internal import Documents

/// The description of the interface in OpenAPI 3.1; a test holds it to the routes.
enum OpenAPIDescription {
  /// The document.
  static var document: JSONValue {
    [
      "openapi": "3.1.0",
      "info": [
        "title": "Rendement", "version": "1",
        "description": "Figures of customer service and of its business cases.",
      ],
      "security": [["token": []]],
      "components": [
        "securitySchemes": ["token": ["type": "http", "scheme": "bearer"]],
        "schemas": ["Problem": problem],
      ],
      "paths": .object(paths),
    ]
  }

  /// The paths, each with its methods.
  static let paths: [String: JSONValue] = [
    "/api/v1/kpi": [
      "get": operation(
        "Metrics by any cut and grain",
        parameters: [
          query("metric", "An id, or several with commas"), query("by", "Dimensions, with commas"),
          query("grain", "hour, day, week, month, quarter or year"),
          query("from", "First day, 2026-01-31"), query("to", "Last day"),
          query("where", "A condition, such as channel=phone"),
        ])
    ],
    "/api/v1/cases": ["get": operation("The names of the business cases")],
    "/api/v1/cases/{name}/roi": [
      "get": operation(
        "What a case comes to",
        parameters: [
          [
            "name": "name", "in": "path", "required": true,
            "schema": ["type": "string", "pattern": "^[A-Za-z0-9_-]{1,80}$"],
          ]
        ])
    ],
    "/api/v1/roi": ["post": roi],
    "/api/v1/openapi.json": ["get": operation("This description")],
  ]

  private static let roi: JSONValue = [
    "summary": "What the case in the body comes to",
    "requestBody": [
      "required": true, "content": ["application/yaml": ["schema": ["type": "string"]]],
    ],
    "responses": responses,
  ]

  private static let problem: JSONValue = [
    "type": "object",
    "properties": [
      "type": ["type": "string"], "title": ["type": "string"], "status": ["type": "integer"],
      "detail": ["type": "string"],
    ],
  ]

  private static func operation(_ summary: String, parameters: [JSONValue] = []) -> JSONValue {
    [
      "summary": .string(summary), "parameters": .array(parameters), "responses": responses,
    ]
  }

  private static func query(_ name: String, _ description: String) -> JSONValue {
    [
      "name": .string(name), "in": "query", "description": .string(description),
      "schema": ["type": "string"],
    ]
  }

  private static let responses: JSONValue = {
    let failure: JSONValue = [
      "description": "A problem in words",
      "content": [
        "application/problem+json": ["schema": ["$ref": "#/components/schemas/Problem"]]
      ],
    ]
    return [
      "200": ["description": "Done", "content": ["application/json": [:]]],
      "400": failure, "401": failure, "403": failure, "404": failure, "422": failure,
    ]
  }()
}
