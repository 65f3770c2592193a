package dev.sluice.fault;

/// Whether the same target is tried once more; only where no other is left, but for [#AT_ONCE].
public enum Again {
    NEVER,
    /// Before all others, and free of the retry budget: the request never arrived, or is sent
    /// another way.
    AT_ONCE,
    /// After a pause with full jitter.
    SOON,
    /// When the upstream said.
    AT_HINT,
    /// As [#SOON], where its name may stand for more than one address.
    OTHER_ADDRESS;

    /// A hint up to here is worth the wait on the same target.
    static final long BRIEFLY_MILLIS = 2_000;
}
