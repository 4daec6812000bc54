// SPDX-License-Identifier: Apache-2.0
// Copyright the Rendement authors

import Foundation
import HTTPTypes
import Quantities
import Store
import Testing

@testable import Web

@Suite struct SignInTests {
  @Test func `the first visit needs the one-time key, once`() async throws {
    try await SiteBench.run(people: false) { bench in
      let path = try #require(try bench.site.firstRunPath())
      #expect(try await bench.get("/first-run?key=guess").status == 404)
      #expect(try await bench.get(path).status == 200)
      let weak = try await bench.post(path, ["name": "root", "password": "short"])
      #expect(weak.status == 400)
      let made = try await bench.post(path, ["name": "root", "password": SiteBench.password])
      #expect(made.status == 303)
      let cookie = try #require(made.headers[.setCookie])
      #expect(cookie.contains("HttpOnly") && cookie.contains("SameSite=Lax"), "\(cookie)")
      #expect(try await bench.get(path).status == 404)
    }
  }

  @Test func `a wrong password is refused without saying what was wrong`() async throws {
    try await SiteBench.run { bench in
      let wrong = try await bench.post("/sign-in", ["name": "viewer", "password": "x"])
      let nobody = try await bench.post("/sign-in", ["name": "nobody", "password": "x"])
      #expect(wrong.status == 401 && nobody.status == 401)
      #expect(wrong.text == nobody.text)
      let right = try await bench.post(
        "/sign-in", ["name": "viewer", "password": SiteBench.password, "to": "//evil.example"])
      #expect(right.status == 303)
      #expect(right.headers[.location] == "/")
    }
  }

  @Test(arguments: [
    "/", "/metrics", "/metrics.csv", "/metrics/dictionary", "/cases", "/cases/x", "/data",
    "/settings",
  ])
  func `nobody sees a page without signing in`(path: String) async throws {
    try await SiteBench.run { bench in
      let answer = try await bench.get(path)
      #expect(answer.status == 303)
      #expect(answer.headers[.location]?.hasPrefix("/sign-in?to=") == true)
    }
  }

  @Test(arguments: [
    ("/data", Role.analyst), ("/settings", .manager), ("/metrics", .agent), ("/cases", .agent),
  ])
  func `a role does not see what it may not`(path: String, role: Role) async throws {
    try await SiteBench.run { bench in
      let cookie = try bench.cookie(of: role)
      #expect(try await bench.get(path, cookie: cookie).status == 403)
    }
  }

  @Test func `a form of another site changes nothing`() async throws {
    try await SiteBench.run { bench in
      let cookie = try bench.cookie(of: .administrator)
      let form = ["name": "eve", "password": SiteBench.password, "role": "administrator"]
      let foreign = try await bench.post("/settings/users", form, cookie: cookie, signed: false)
      #expect(foreign.status == 403)
      #expect(try bench.site.store.users().count == Role.allCases.count)
      let own = try await bench.post("/settings/users", form, cookie: cookie)
      #expect(own.status == 303)
      #expect(try bench.site.store.users().count == Role.allCases.count + 1)
      #expect(try bench.site.store.auditTrail(limit: 1).first?.action == "user.add")
    }
  }

  @Test func `pages carry the headers that keep browsers from what they never do`() async throws {
    try await SiteBench.run { bench in
      let answer = try await bench.get("/sign-in")
      for name in ["content-security-policy", "x-content-type-options", "referrer-policy"] {
        #expect(answer.headers.contains { $0.name.canonicalName == name }, "\(name)")
      }
      #expect(!answer.text.contains("<script>") && !answer.text.contains("http://"))
    }
  }
}
