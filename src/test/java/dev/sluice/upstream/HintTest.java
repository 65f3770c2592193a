package dev.sluice.upstream;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.sluice.catalog.Model;
import dev.sluice.dialect.Complaint;
import dev.sluice.dialect.Dialect;
import dev.sluice.fault.Fault;
import dev.sluice.fault.Faults;
import dev.sluice.fleet.Fleets;
import dev.sluice.health.Reason;
import dev.sluice.kit.Models;
import dev.sluice.load.Terms;
import dev.sluice.metrics.Meters;
import dev.sluice.wire.Refusal;
import dev.sluice.wire.Reply;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// When the caller is told to come back: not before the gateway itself would ask the target again.
class HintTest {

    private static final Dialect.Outbound ASKED =
            new Dialect.Outbound("x", Map.of(), new byte[0], List.of());

    private final Targets targets =
            new Targets(
                    new Meters(new SimpleMeterRegistry()), new Fleets(), () -> 1, Terms.DEFAULT);
    private final Loop loop = Loops.of(null);
    private final Model model = Models.named("m").model();
    private final Target target = targets.all(List.of(model)).getFirst();
    private final Errand errand =
            Errands.asking(
                    "{\"model\":\"m\",\"messages\":[{\"role\":\"user\",\"content\":\"hi\"}]}");

    private Pursuit pursuit() {
        return new Pursuit(errand, List.of(model), targets, loop, Map.of(), Map.of());
    }

    private static Refusal why(Reply reply) {
        return assertInstanceOf(Reply.Declined.class, reply).why();
    }

    /// What the call ends with whose one attempt gets this answer.
    private Refusal answered(int status, String code, long hint) {
        Plan plan = new Plan(errand, model, target, ASKED, null);
        Pursuit pursuit = pursuit();
        pursuit.steps.removeFirst();
        Pulse pulse = Pulse.of(new Itinerary.Step(model, target), false);
        Fault fault = Faults.answered("m", new Complaint(status, "", code, "{}"), hint);
        return why(
                pursuit.after(plan, new Exchange(plan, loop), pulse, new Fault.Raised(fault))
                        .await()
                        .indefinitely());
    }

    /// Milliseconds that the target is still away.
    private long away() {
        return TimeUnit.NANOSECONDS.toMillis(target.health().away(System.nanoTime()));
    }

    @Test
    void afterA429WithoutAHintTheCallerIsToldHowLongTheTargetRests() {
        // When
        long told = ((Refusal.Upstream) answered(429, null, 0)).retryAfterMillis();
        // Then
        long atLeast = away();
        assertTrue(atLeast <= told && told <= 5_000, atLeast + " " + told);
    }

    @ParameterizedTest
    @CsvSource({"402, x, 0", "429, insufficient_quota, 9000"})
    void whoFoundTheAccountEmptyIsToldHowLongTheTargetIsOut(int status, String code, long hint) {
        // When
        long told = ((Refusal.NoUpstream) answered(status, code, hint)).retryAfterMillis();
        // Then
        long atLeast = away();
        assertTrue(atLeast <= told && told <= 600_000, atLeast + " " + told);
    }

    @ParameterizedTest
    @CsvSource({
        "AUTH,  the provider of model 'm' refused the gateway's own credential; ask its operator",
        "QUOTA, the gateway's account for model 'm' has no quota left; ask its operator"
    })
    void whoComesLaterIsToldWhatOnlyAnOperatorMends(Reason why, String says) {
        // Given
        target.health().leave(why, System.nanoTime());
        // When
        Refusal told = why(pursuit().run().await().indefinitely());
        // Then
        assertEquals(says, told.message());
    }

    /// That passes sooner than any operator comes.
    @Test
    void anotherThatIsOnlyBusyGoesBeforeWhatAnOperatorMends() {
        // Given
        Model other = Models.named("busy").model();
        Target busy = targets.all(List.of(other)).getFirst();
        for (int i = 2 * busy.room().limit(); i > 0; i--) {
            busy.began(false);
        }
        target.health().leave(Reason.AUTH, System.nanoTime());
        List<Model> both = List.of(other, model);
        // When
        Reply reply =
                new Pursuit(errand, both, targets, loop, Map.of(), Map.of())
                        .run()
                        .await()
                        .indefinitely();
        // Then
        assertInstanceOf(Refusal.Busy.class, why(reply));
    }

    @Test
    void whoComesLaterIsToldToStayAway() {
        // Given
        target.health().leave(Reason.AUTH, System.nanoTime());
        // When
        Refusal.NoUpstream told = (Refusal.NoUpstream) why(pursuit().run().await().indefinitely());
        // Then
        assertTrue(told.vain() && told.retryAfterMillis() >= away(), told::toString);
    }
}
