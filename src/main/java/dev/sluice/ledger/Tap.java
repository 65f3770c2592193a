package dev.sluice.ledger;

/// Sees every ended call as the ledger's writer thread does, after its line is written. Called by
/// that thread alone; must be quick, as the ring behind it fills meanwhile.
public interface Tap {

    Tap NONE =
            new Tap() {
                @Override
                public void took(Entry entry, long epochMillis) {}

                @Override
                public void missed(long calls, long input, long output, long costMicros) {}
            };

    void took(Entry entry, long epochMillis);

    /// Calls whose detail was lost under load.
    void missed(long calls, long input, long output, long costMicros);
}
