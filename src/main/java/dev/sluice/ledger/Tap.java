package dev.sluice.ledger;

/// Sees every ended call as the ledger's writer thread does, after its line is written. Called by
/// that thread alone; must be quick, as the ring behind it fills meanwhile.
public interface Tap {

    Tap NONE =
            new Tap() {
                @Override
                public void took(Entry entry, long epochMillis) {}

                @Override
                public void missed(Missed missed) {}
            };

    void took(Entry entry, long epochMillis);

    /// Calls whose detail was lost under load.
    void missed(Missed missed);

    /// Sums over calls whose detail was dropped, so that no usage is lost with it.
    ///
    /// @param costMicros of those whose cost is known
    /// @param unpriced how many of them used something that nobody knows the cost of: the money of
    ///   the others is not that of all
    record Missed(long calls, long input, long output, long costMicros, long unpriced) {

        static final Missed NONE = new Missed(0, 0, 0, 0, 0);

        Missed plus(Missed more) {
            return new Missed(
                    calls + more.calls,
                    input + more.input,
                    output + more.output,
                    costMicros + more.costMicros,
                    unpriced + more.unpriced);
        }
    }
}
