package dev.sluice.fault;

/// Whether the same target is tried once more; only where no other is left, but for a stale
/// connection.
public enum Again {
    NEVER,
    /// On a new connection, and free of the retry budget: the request never arrived.
    AT_ONCE,
    /// After a pause with full jitter.
    SOON,
    /// When the upstream said.
    AT_HINT,
    /// As [#SOON], where its name may stand for more than one address.
    OTHER_ADDRESS
}
