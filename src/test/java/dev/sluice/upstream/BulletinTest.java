package dev.sluice.upstream;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.sluice.catalog.Model;
import dev.sluice.dialect.Complaint;
import dev.sluice.fault.Cause;
import dev.sluice.fault.Fault;
import dev.sluice.fault.Faults;
import dev.sluice.health.Reason;
import dev.sluice.journey.World;
import dev.sluice.kit.LogEar;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.smallrye.mutiny.Uni;
import java.net.UnknownHostException;
import java.util.List;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/// Whose state the gauges of a target's name show. In a container, because a circuit breaker of
/// SmallRye is made by nothing else.
@QuarkusTest
@WithTestResource(World.class)
@Timeout(60)
class BulletinTest {

    @AutoClose private final Reloads reloads = new Reloads();

    @AutoClose private final LogEar ear = new LogEar(Upstreams.class.getName());

    private List<Target> of(String... hosts) {
        return reloads.of(Reloads.model("m", hosts));
    }

    private double gauge(String name, String target) {
        return reloads.registry.get(name).tag("target", target).gauge().value();
    }

    @Test
    void whoIsReplacedSpeaksForItsNameNoMore() {
        // Given
        Target before = of("a:1").getFirst();
        of("b:2");
        // When
        before.health().leave(Reason.PROBE, 0);
        // Then
        assertEquals(
                "up 1.0 breaker 0.0",
                "up "
                        + gauge("sluice.upstream.up", "m")
                        + " breaker "
                        + gauge("sluice.breaker.state", "m"));
    }

    /// Its number of failures tells nobody at night what to mend.
    @ParameterizedTest
    @MethodSource("failures")
    void whoLeavesIsToldWithWhatFailedLast(Fault fault, String words) {
        // Given
        Target target = of("a:1").getFirst();
        // When
        for (int i = 0; i < target.health().inARow(); i++) {
            target.shield()
                    .guard(() -> Uni.createFrom().failure(new Fault.Raised(fault)))
                    .subscribe()
                    .with(_ -> {}, _ -> {});
        }
        // Then
        assertEquals(
                List.of("target m left rotation for 5000 ms: consecutive_errors; " + words),
                ear.said());
    }

    static List<Arguments> failures() {
        return List.of(
                Arguments.of(
                        Faults.unreachable(
                                Cause.UNREACHABLE, "m", new UnknownHostException("secret.host")),
                        "the upstream of model 'm' cannot be reached (its name cannot be resolved)"),
                Arguments.of(
                        Faults.answered("m", new Complaint(500, "their words", null, "{}"), 0),
                        "the upstream of model 'm' failed (status 500)"),
                Arguments.of(Faults.protocol("m", "their words"), "upstream_protocol"));
    }

    /// Else nothing says for an hour why nobody calls it: it is up, and its breaker is closed.
    @Test
    void aRestIsToldOnceHoweverManyCallsWereUnderWay() {
        // Given
        Model model = Reloads.model("m", "a:1");
        Itinerary.Step step = new Itinerary.Step(model, reloads.of(model).getFirst());
        Fault limited = Faults.answered("m", new Complaint(429, "", null, "{}"), 3_600_000);
        List<Pulse> calls = List.of(Pulse.of(step, false), Pulse.of(step, false));
        // When
        calls.forEach(call -> call.failed(limited));
        // Then
        assertEquals(
                "1 target m rests for 3600000 ms: rate_limited",
                ear.said().size() + " " + ear.said().getFirst());
    }

    @Test
    void whoStaysIsHeardAsBefore() {
        // Given
        Target stays = of("a:1", "b:2").getLast();
        of("b:2", "c:3");
        // When
        stays.health().leave(Reason.PROBE, 0);
        // Then
        assertEquals(0, gauge("sluice.upstream.up", "m@b:2"));
    }
}
