package dev.sluice.upstream;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.sluice.ask.Ask;
import dev.sluice.ask.Patch;
import dev.sluice.catalog.Model;
import dev.sluice.dialect.Dialect;
import dev.sluice.fleet.Fleets;
import dev.sluice.journey.World;
import dev.sluice.kit.FakeProvider;
import dev.sluice.kit.Models;
import dev.sluice.load.Terms;
import dev.sluice.metrics.Meters;
import dev.sluice.wire.Endpoint;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.vertx.core.Vertx;
import jakarta.inject.Inject;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/// Requests that we cannot send, through a fault of ours.
@QuarkusTest
@WithTestResource(World.class)
@Timeout(30)
class OursTest {

    @Inject Vertx vertx;

    private final FakeProvider fake = FakeProvider.start();
    private final Fleets fleets = new Fleets();
    private final Model model = Models.named("m").at(List.of(fake.base())).model();
    private Dialect.Outbound wrong;
    private Upstreams upstreams;

    @BeforeEach
    void start() {
        Meters meters = new Meters(new SimpleMeterRegistry());
        upstreams = new Upstreams(vertx, List.of(new Bug()), meters, fleets, Terms.DEFAULT);
    }

    @AfterEach
    void close() {
        fake.close();
        fleets.close();
    }

    private String ends(int calls) throws Exception {
        Streams streams = new Streams(vertx, upstreams);
        List<String> ends = new ArrayList<>();
        for (int i = 0; i < calls; i++) {
            ends.add(streams.open(model, FourServers.chat("hi")).ended.get(10, TimeUnit.SECONDS));
        }
        return String.join(", ", ends);
    }

    private static Dialect.Outbound header(String value) {
        return new Dialect.Outbound(
                "chat/completions", Map.of("x-ours", value), new byte[0], List.of());
    }

    @Test
    void aHeaderThatIsNoneIsOursToTell() throws Exception {
        // Given
        wrong = header("a\nb");
        // When
        String end = ends(1);
        // Then
        assertEquals("declined internal", end);
    }

    @Test
    void noTargetIsToBlame() throws Exception {
        // Given
        wrong = header("a\nb");
        ends(12);
        // When
        Seat seat = upstreams.seats(List.of(model)).getFirst();
        // Then
        assertEquals("in 0", seat.state() + " " + seat.inFlight());
    }

    @Test
    void anAddressThatIsNoneIsOursToo() throws Exception {
        // Given
        wrong =
                new Dialect.Outbound(
                        "x",
                        Map.of(),
                        new byte[0],
                        List.of(),
                        URI.create("http://127.0.0.1:99999"));
        // When
        String end = ends(1);
        // Then
        assertEquals("declined internal", end);
    }

    /// Encodes what cannot be sent.
    private final class Bug implements Dialect {

        @Override
        public String name() {
            return "openai";
        }

        @Override
        public boolean speaks(Endpoint endpoint) {
            return true;
        }

        @Override
        public Outbound encode(Ask ask, Model model, Patch patch) {
            return wrong;
        }

        @Override
        public Transcript transcript(Ask ask, Model model) {
            return null;
        }
    }
}
