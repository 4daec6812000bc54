// SPDX-License-Identifier: Apache-2.0
// Copyright the Rendement authors

/// What is to happen in a simulation, the earliest first; of two at the same time, the one noted
/// first.
struct EventHeap {
  struct Event {
    var time: Double
    var order: UInt64
    var kind: Kind
  }

  enum Kind {
    /// A contact reaches a queue.
    case arrival(queue: Int)
    /// An agent of a group ends a contact.
    case completion(group: Int)
    /// An interval of the day begins: teams change size.
    case interval(Int)
  }

  private var events: [Event] = []
  private var count: UInt64 = 0

  var isEmpty: Bool { events.isEmpty }

  mutating func add(_ kind: Kind, at time: Double) {
    count += 1
    events.append(Event(time: time, order: count, kind: kind))
    var child = events.count - 1
    while child > 0 {
      let parent = (child - 1) / 2
      guard EventHeap.precedes(events[child], events[parent]) else { return }
      events.swapAt(child, parent)
      child = parent
    }
  }

  mutating func removeFirst() -> Event? {
    guard let first = events.first, let last = events.popLast() else { return nil }
    guard !events.isEmpty else { return first }
    var parent = 0
    while true {
      var child = 2 * parent + 1
      guard child < events.count else { break }
      if child + 1 < events.count, EventHeap.precedes(events[child + 1], events[child]) {
        child += 1
      }
      guard EventHeap.precedes(events[child], last) else { break }
      events[parent] = events[child]
      parent = child
    }
    events[parent] = last
    return first
  }

  private static func precedes(_ left: Event, _ right: Event) -> Bool {
    left.time < right.time || left.time == right.time && left.order < right.order
  }
}
