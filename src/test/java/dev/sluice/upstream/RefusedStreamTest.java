package dev.sluice.upstream;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.sluice.catalog.Model;
import dev.sluice.dialect.Dialect;
import dev.sluice.fault.Fault;
import dev.sluice.fault.Faults;
import dev.sluice.fleet.Fleets;
import dev.sluice.kit.Models;
import dev.sluice.load.Terms;
import dev.sluice.metrics.Meters;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.vertx.core.http.StreamResetException;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// A server that sends streams over HTTP/2 back unread: once may be a burst over its own limit.
class RefusedStreamTest {

    private static final int CALLS = 5;

    private static final Dialect.Outbound ASKED =
            new Dialect.Outbound("x", Map.of(), new byte[0], List.of());

    private final Targets targets =
            new Targets(
                    new Meters(new SimpleMeterRegistry()), new Fleets(), () -> 1, Terms.DEFAULT);
    private final Model model = Models.named("m").model();
    private final Target target = targets.all(List.of(model)).getFirst();
    private final Errand errand =
            Errands.asking(
                    "{\"model\":\"m\",\"messages\":[{\"role\":\"user\",\"content\":\"hi\"}]}");

    /// Without a dialect nothing can be put into words, so that no attempt follows.
    private void refused(Pursuit pursuit, Fault fault) {
        Loop loop = Loops.of(null);
        Plan plan = new Plan(errand, model, target, ASKED, null);
        Pulse pulse = Pulse.of(new Itinerary.Step(model, target), false);
        pursuit.after(plan, new Exchange(plan, loop), pulse, new Fault.Raised(fault))
                .onFailure()
                .recoverWithNull()
                .await()
                .indefinitely();
    }

    @ParameterizedTest
    @CsvSource({"7, 1, true", "7, 2, false", "-1, 2, true"})
    void onlyASecondRefusalOfOneCallCountsAgainstItsTarget(long code, int times, boolean well) {
        // Given
        Throwable why =
                code < 0 ? new java.io.IOException("reset") : new StreamResetException(code);
        Fault fault = Faults.unreachable(Connections.cause(why, true), "m", why);
        // When
        for (int call = 0; call < CALLS; call++) {
            List<Model> only = List.of(model);
            Pursuit pursuit =
                    new Pursuit(errand, only, targets, Loops.of(null), Map.of(), Map.of());
            pursuit.steps.clear();
            for (int i = 0; i < times; i++) {
                refused(pursuit, fault);
            }
        }
        // Then
        assertEquals(well, target.health().well());
    }
}
