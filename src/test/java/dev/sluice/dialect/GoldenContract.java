package dev.sluice.dialect;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.sluice.ask.Ask;
import dev.sluice.ask.Patch;
import dev.sluice.wire.Refusal;
import dev.sluice.wire.Refused;
import io.vertx.core.buffer.Buffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/// The golden exchanges of a translating dialect, both directions, and each stream cut anywhere.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class GoldenContract {

    private static final int CUTS = 12;

    private final String provider;

    GoldenContract(String provider) {
        this.provider = provider;
    }

    /// With its clock at 1,700,000,000 seconds.
    abstract Dialect dialect();

    private List<Exchange> sent() {
        return Exchange.of(provider, "sent.json");
    }

    private List<Exchange> refused() {
        return Exchange.of(provider, "setup.json").stream()
                .filter(each -> each.setup().has("refused"))
                .toList();
    }

    private List<Exchange> whole() {
        return Exchange.of(provider, "upstream.json");
    }

    private List<Exchange> streams() {
        return Exchange.of(provider, "upstream.sse");
    }

    private Stream<Arguments> cuts() {
        return streams().stream()
                .flatMap(each ->
                        IntStream.range(0, CUTS).mapToObj(seed -> Arguments.of(each, seed)));
    }

    private Dialect.Outbound encoded(Exchange exchange) {
        return dialect().encode(exchange.ask(), exchange.model(), Patch.NONE);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("sent")
    void saysToTheProvider(Exchange exchange) {
        // When
        Dialect.Outbound outbound = encoded(exchange);
        // Then
        JsonNode body = Exchange.json(new String(outbound.body(), StandardCharsets.UTF_8));
        if (body.path("metadata") instanceof ObjectNode metadata && metadata.has("user_id")) {
            metadata.put("user_id", "*");
        }
        if (body instanceof ObjectNode chat && chat.has("user")) {
            chat.put("user", "*");
        }
        assertEquals(exchange.file("sent.json"), body);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("sent")
    void saysWhatItLeavesOut(Exchange exchange) {
        // Given
        List<String> expected = new ArrayList<>();
        exchange.setup().path("dropped").forEach(each -> expected.add(each.asText()));
        // When
        Dialect.Outbound outbound = encoded(exchange);
        // Then
        assertEquals(expected, outbound.dropped());
    }

    @ParameterizedTest(name = "{0}", allowZeroInvocations = true)
    @MethodSource("refused")
    void refusesWhatItCannotSay(Exchange exchange) {
        // When
        Refused no = assertThrows(Refused.class, () -> encoded(exchange));
        // Then
        assertEquals(
                exchange.setup().path("refused").asText(),
                no.refusal() instanceof Refusal.Malformed wrong ? wrong.param() : "");
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("whole")
    void tellsAWholeAnswer(Exchange exchange) {
        // Given
        Dialect.Transcript transcript = transcript(exchange);
        Buffer upstream = Buffer.buffer(exchange.file("upstream.json").toString());
        // When
        Dialect.Verdict verdict = transcript.whole(upstream);
        // Then
        String told =
                switch (verdict) {
                    case Dialect.Verdict.Answer(Buffer body) -> body.toString();
                    case Dialect.Verdict.Broken(Complaint why) -> why.errorJson();
                };
        assertEquals(exchange.file("client.json"), Exchange.json(told));
    }

    private Dialect.Transcript transcript(Exchange exchange) {
        Ask ask = exchange.ask();
        return dialect().transcript(ask, exchange.model());
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("streams")
    void tellsAStream(Exchange exchange) {
        // Given
        Dialect.Transcript transcript = transcript(exchange);
        // When
        String told =
                transcript.feed(Buffer.buffer(exchange.text("upstream.sse"))).toString()
                        + transcript.finish();
        // Then
        assertEquals(Exchange.events(exchange.text("client.sse")), Exchange.events(told));
    }

    @ParameterizedTest(name = "{0}, seed {1}")
    @MethodSource("cuts")
    void anyCutTellsTheSame(Exchange exchange, int seed) {
        // Given
        Random random = new Random(seed);
        byte[] bytes = exchange.text("upstream.sse").getBytes(StandardCharsets.UTF_8);
        Dialect.Transcript transcript = transcript(exchange);
        StringBuilder told = new StringBuilder();
        // When
        for (int at = 0; at < bytes.length; ) {
            int next = seed == 0 ? at + 1 : Math.min(bytes.length, at + 1 + random.nextInt(60));
            told.append(transcript.feed(Buffer.buffer(bytes).getBuffer(at, next)));
            at = next;
        }
        told.append(transcript.finish());
        // Then
        assertEquals(
                Exchange.events(exchange.text("client.sse")), Exchange.events(told.toString()));
    }
}
