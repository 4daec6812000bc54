// SPDX-License-Identifier: Apache-2.0
// Copyright the Rendement authors

import RegexBuilder

/// A text file without a header line, known by the look of its lines; its maker documents its
/// columns.
struct HeaderlessLayout: Sendable {
  /// The columns, as the maker names them.
  let columns: [String]
  let delimiter: String
  /// The quote character; empty for none.
  let quote: String

  /// The layout that most of the first lines have; nil for none.
  static func of(_ lines: some Collection<Substring>) -> HeaderlessLayout? {
    let isMost = { (isOne: (Substring) -> Bool) in
      // A first line that looks otherwise is a header.
      guard let first = lines.first, isOne(first) else { return false }
      return lines.count(where: isOne) * 10 >= lines.count * 8
    }
    if isMost({ $0.prefixMatch(of: queueLogLine) != nil }) { return queueLog }
    if isMost({ $0.prefixMatch(of: callRecordLine) != nil }) { return callRecords }
    if isMost({ $0.prefixMatch(of: channelEventLine) != nil }) { return channelEvents }
    return nil
  }

  // MARK: - Asterisk

  /// `1699286234|1699286234.123|support|NONE|ENTERQUEUE||7145|1`: time, call, queue, agent, event
  /// and up to five arguments (docs.asterisk.org, Queue Logs).
  private static var queueLogLine: Regex<Substring> {
    /[0-9]{9,11}(?:\.[0-9]+)?\|[^|]*\|[^|]*\|[^|]*\|[A-Z]+(?:\||\s*$)/
  }

  private static let queueLog = HeaderlessLayout(
    columns: [
      "time", "callid", "queuename", "agent", "event", "data1", "data2", "data3", "data4", "data5",
    ], delimiter: "|", quote: "")

  /// A line of `cdr-csv/Master.csv`: accountcode, src, dst, dcontext, clid, channel, dstchannel,
  /// lastapp, lastdata, start, answer, end, duration, billsec, disposition, amaflags and, when
  /// asked for, uniqueid and userfield (docs.asterisk.org, CDR storage backends).
  private static var callRecordLine: Regex<Substring> {
    let field = /(?:"(?:[^"]|"")*"|[^",]*)/
    let time = /"?[0-9]{4}-[0-9]{2}-[0-9]{2} [0-9:.]{8,}"?/
    return Regex {
      Repeat(count: 9) {
        field
        ","
      }
      time
      ","
      field
      ","
      time
      ","
      /"?[0-9]+"?,"?[0-9]+"?,"?(?:ANSWERED|NO ANSWER|BUSY|FAILED|CONGESTION)/
    }
  }

  private static let callRecords = HeaderlessLayout(
    columns: [
      "accountcode", "src", "dst", "dcontext", "clid", "channel", "dstchannel", "lastapp",
      "lastdata", "start", "answer", "end", "duration", "billsec", "disposition", "amaflags",
      "uniqueid", "userfield",
    ], delimiter: ",", quote: "\"")

  /// A line of `cel-custom/Master.csv` as the shipped `cel_custom.conf` writes it.
  private static var channelEventLine: Regex<Substring> {
    /"?(?:CHAN_START|CHAN_END|ANSWER|HANGUP|APP_START|APP_END|BRIDGE_ENTER|BRIDGE_EXIT|BRIDGE_START|BRIDGE_END|LINKEDID_END|PARK_START|BLINDTRANSFER|ATTENDEDTRANSFER|USER_DEFINED)"?,"?[0-9]{4,}[0-9:. \-]*"?,/
  }

  private static let channelEvents = HeaderlessLayout(
    columns: [
      "eventtype", "eventtime", "cid_name", "cid_num", "cid_ani", "cid_rdnis", "cid_dnid", "exten",
      "context", "channame", "appname", "appdata", "amaflags", "accountcode", "uniqueid",
      "linkedid", "peer", "userfield", "userdeftype", "eventextra",
    ], delimiter: ",", quote: "\"")
}
