// SPDX-License-Identifier: Apache-2.0
// Copyright the Rendement authors

import CaseFiles
import Finance
import Testing

@Suite struct ActualsFileTests {
  @Test func `months are read from YAML`() throws {
    let months = try ActualsFile.read(
      yaml: """
        months:
          - month: 3
            source: planning
            segments:
              - { segment: phone, demandPerMonth: 10400, deflection: 0.21 }
            costs: { licences: 1500 }
            gains: { legacy: 800 }
        """)
    #expect(months.count == 1)
    #expect(months[0].month == 3)
    #expect(months[0].segments[0].deflection == 0.21)
    #expect(months[0].segments[0].occupancy == nil)
    #expect(months[0].costs == ["licences": 1500])
    #expect(months[0].gains == ["legacy": 800])
  }

  @Test func `months are read from CSV, French or not`() throws {
    let french = try ActualsFile.read(
      csv: "month;segment;handleMinutes;cost.licences\r\n3;phone;7,25;\"1500\"\r\n4;phone;;1600\r\n"
    )
    #expect(french.map(\.month) == [3, 4])
    #expect(french[0].segments[0].handleMinutes == 7.25)
    #expect(french[0].costs == ["licences": 1500])
    #expect(french[1].segments.isEmpty)
    let english = try ActualsFile.read(csv: "month,deflection\n1,0.2\n")
    #expect(english[0].segments[0].id == "all")
  }

  @Test(arguments: [
    "", "segment\nphone\n", "month,handelMinutes\n1,2\n", "month\nmarch\n", "month,deflection\n1\n",
    "month\n1e400\n",
  ])
  func `a wrong file is refused with its line`(_ text: String) {
    #expect(throws: CaseFileError.self) { try ActualsFile.read(csv: text) }
  }
}
