package dev.sluice.ledger;

/// Where the writer thread puts entries: today the log lines, later the journal. Called by that
/// thread alone; may block, as it is not an event loop.
interface Sink {

    void take(Entry entry, long epochMillis);

    /// Some entries were lost on the way here; only their sums are left.
    void missed(Missed missed, long epochMillis);

    /// Everything taken so far is out when this returns.
    void flush();

    /// Sums over entries whose detail was dropped, so that no usage is lost with it.
    record Missed(long entries, long input, long output, long costMicros) {}
}
