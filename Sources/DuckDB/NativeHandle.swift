// SPDX-License-Identifier: Apache-2.0
// Copyright the Rendement authors

import Synchronization

/// The address of something that the engine owns, destroyed once.
///
/// Whoever holds the address uses it on the connection's executor only. The two calls that the
/// engine allows from elsewhere, interrupting and asking for progress, go through ``peek(_:)``,
/// and the lock keeps destruction from happening meanwhile.
final class NativeHandle<Pointee>: Sendable {
  /// An address that may cross threads: the lock around it and the rule above guard its use.
  private struct Address: @unchecked Sendable {
    var pointer: UnsafeMutablePointer<Pointee>?
  }

  private let address: Mutex<Address>
  private let destroy: @Sendable (inout UnsafeMutablePointer<Pointee>?) -> Void

  init(
    _ pointer: UnsafeMutablePointer<Pointee>?,
    destroy: @escaping @Sendable (inout UnsafeMutablePointer<Pointee>?) -> Void
  ) {
    address = Mutex(Address(pointer: pointer))
    self.destroy = destroy
  }

  deinit { close() }

  /// The address, or an error once it is closed.
  func pointer(_ what: String) throws(DuckDBError) -> UnsafeMutablePointer<Pointee> {
    guard let pointer = address.withLock({ $0 }).pointer else { throw .closed(what) }
    return pointer
  }

  /// Whether it was closed.
  var isClosed: Bool { address.withLock { $0.pointer == nil } }

  /// Uses the address while nothing can close it; nil once it is closed.
  func peek<R: Sendable>(_ body: (UnsafeMutablePointer<Pointee>) -> R) -> R? {
    address.withLock { $0.pointer.map(body) }
  }

  /// Destroys what the address names, the first time.
  func close() {
    address.withLock { address in
      guard address.pointer != nil else { return }
      destroy(&address.pointer)
      address.pointer = nil
    }
  }
}

/// Something that must be closed before the connection it belongs to.
protocol Closable: AnyObject, Sendable {
  func close()
}

extension NativeHandle: Closable {}
