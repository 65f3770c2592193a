package dev.sluice.upstream;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.sluice.ask.Patch;
import dev.sluice.catalog.Model;
import dev.sluice.catalog.Timeouts;
import dev.sluice.kit.Models;
import dev.sluice.kit.Requests;
import dev.sluice.wire.Call;
import dev.sluice.wire.Endpoint;
import dev.sluice.wire.Tier;
import dev.sluice.wire.Wishes;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// How long a call may take: what is configured and what its caller said.
class PlanTest {

    private static final long ARRIVAL = 7;

    private static long deadlineMillis(int total, long wish) {
        Plan plan = plan(total, wish);
        long deadline = plan.errand().deadline(plan.model());
        return deadline == Long.MAX_VALUE
                ? Long.MAX_VALUE
                : TimeUnit.NANOSECONDS.toMillis(deadline - ARRIVAL);
    }

    private static Plan plan(int total, long wish) {
        Timeouts timeouts = new Timeouts(-1, -1, -1, -1, total);
        Model model = Models.named("m").timeouts(timeouts).model();
        Wishes wishes = new Wishes(List.of(), null, wish, true);
        Call call = new Call("id", ARRIVAL, Endpoint.CHAT, "", wishes, new byte[0]);
        Errand errand =
                new Errand(
                        call,
                        new Errand.Sender("d", "t", 2, null),
                        Requests.saying("hi"),
                        Patch.NONE,
                        Tier.FAST,
                        null,
                        null,
                        null);
        return new Plan(errand, model, null, null, null);
    }

    @ParameterizedTest
    @CsvSource({"1000,200,200", "1000,1000,1000", "1000,1499,1499", "1000,1500,1500"})
    void aCallersDeadlineWithinTheConfiguredTotalHolds(int total, long wish, long expected) {
        assertEquals(expected, deadlineMillis(total, wish));
    }

    @Test
    void aCallersDeadlineBeyondTheConfiguredTotalLengthensNothing() {
        assertEquals(1_500, deadlineMillis(1_000, 60_000));
    }

    @Test
    void withoutACallersDeadlineTheCallMayTakeOneAndAHalfAttempts() {
        assertEquals(1_500, deadlineMillis(1_000, 0));
    }

    @Test
    void aTotalThatIsOffEndsNoCall() {
        assertEquals(Long.MAX_VALUE, deadlineMillis(0, 0));
    }

    @Test
    void aCallersDeadlineHoldsWhereTheTotalIsOff() {
        assertEquals(200, deadlineMillis(0, 200));
    }

    @Test
    void anUnsaidTotalIsTheTiers() {
        assertEquals(180_000, deadlineMillis(-1, 0));
    }
}
