package dev.sluice.upstream;

import dev.sluice.ask.Ask;
import dev.sluice.ask.Patch;
import dev.sluice.catalog.Timeouts;
import dev.sluice.wire.Call;
import dev.sluice.wire.Labels;
import dev.sluice.wire.Tier;
import java.util.concurrent.TimeUnit;

/// One call as the upstream side needs to know it, whichever target is tried.
///
/// @param decision our own id, sent as `x-request-id`; never the caller's, which vLLM would copy
///   verbatim into its answer's id
/// @param patch what the team's rules set, on top of each model's own patch
/// @param tier decides the default clocks
/// @param labels completed with model, attempts and what the upstream's headers add
public record Errand(
        Call call,
        String decision,
        Ask ask,
        Patch patch,
        Tier tier,
        Labels labels,
        Departure departure,
        Watch watch) {

    /// On the clock of `System.nanoTime()`: no attempt starts after it or outlives it. The default
    /// of reliability.md R1 is one and a half times an attempt's total; a caller may only shorten
    /// it.
    long deadline() {
        long millis = Timeouts.defaults(ask.endpoint(), tier).total() * 3L / 2;
        long wish = call.wishes().deadlineMillis();
        return call.arrivalNanos()
                + TimeUnit.MILLISECONDS.toNanos(wish > 0 ? Math.min(wish, millis) : millis);
    }
}
