package dev.sluice.fleet;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.sluice.catalog.Balancing;
import dev.sluice.catalog.Provider;
import dev.sluice.catalog.Provider.Balance;
import dev.sluice.kit.Models;
import java.io.IOException;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Questions asked one by one, on a clock that the test turns.
class RoundsTest {

    private static final long SECOND = TimeUnit.SECONDS.toNanos(1);
    private static final Balancing BY_NAME =
            new Balancing(Balance.LEAST_LOAD, List.of(), 5_000, 500);

    private final AtomicLong clock = new AtomicLong(SECOND);
    private final Deque<Object> answers = new ArrayDeque<>();
    private final Deque<Object> addresses = new ArrayDeque<>();
    private Fleet fleet;
    private Rounds rounds;

    private void fleet(Models model) {
        Provider provider = model.model().provider();
        fleet = new Fleet(provider, List.of());
        rounds = new Rounds(fleet, this::look, this::names, clock::get);
    }

    private void vllm() {
        fleet(Models.named("m").engine("vllm").at(List.of(URI.create("http://a:1/v1"))));
    }

    private byte[] look(URI metrics) throws IOException {
        return switch (answers.remove()) {
            case byte[] text -> text;
            case IOException failure -> throw failure;
            case Object other -> throw new IllegalStateException("no answer: " + other);
        };
    }

    private InetAddress[] names(String host) throws UnknownHostException {
        if (addresses.remove() instanceof String[] found) {
            InetAddress[] all = new InetAddress[found.length];
            for (int i = 0; i < found.length; i++) {
                all[i] = InetAddress.getByName(found[i]);
            }
            return all;
        }
        throw new UnknownHostException(host);
    }

    private Replica only() {
        return fleet.roll().members().getFirst();
    }

    private Replica asked(Object answer) {
        answers.add(answer);
        rounds.ask(only());
        return only();
    }

    @Test
    void whatAServerSaysIsItsLoad() {
        // Given
        vllm();
        // When
        Replica one = asked(Metrics.busy(3, 2));
        // Then
        assertEquals(11, one.load(clock.get()));
    }

    @ParameterizedTest
    @CsvSource({"''", "<html>", "vllm:num_requests_running x"})
    void r34_garbageLeavesWhatWasSentFromHere(String garbage) {
        // Given
        vllm();
        only().began();
        // When
        Replica one = asked(garbage.getBytes());
        // Then
        assertEquals(1, one.load(clock.get()));
    }

    @Test
    void r34_aServerTooSlowToTellKeepsItsLastWordUntilItIsOld() {
        // Given
        vllm();
        asked(Metrics.busy(3, 2));
        clock.addAndGet(SECOND);
        // When
        Replica one = asked(new IOException("slow"));
        // Then
        assertEquals(11, one.load(clock.get()));
    }

    @Test
    void r34_noMetricsMakeNoReplicaRest() {
        // Given
        vllm();
        // When
        Replica one = asked(new byte[0]);
        // Then
        assertEquals(false, one.presence().resting(clock.get()));
    }

    @Test
    void aPortThatRefusesMakesItRest() {
        // Given
        vllm();
        // When
        Replica one = asked(new ConnectException("refused"));
        // Then
        assertEquals(true, one.presence().resting(clock.get()));
    }

    @Test
    void whatIsUnderWayWhenAskedIsNotCountedTwice() {
        // Given
        vllm();
        for (int i = 0; i < 3; i++) {
            only().began();
        }
        // When
        Replica one = asked(Metrics.busy(3, 0));
        // Then
        assertEquals(3, one.load(clock.get()));
    }

    @ParameterizedTest
    @CsvSource({
        "http://a:1/v1, http://a:1/metrics",
        "http://a:1, http://a:1/metrics",
        "http://a:1/gpu/v1, http://a:1/gpu/metrics",
        "https://a/gpu, https://a/gpu/metrics"
    })
    void metricsAreBesideTheApi(URI base, URI metrics) {
        assertEquals(metrics, Rounds.metrics(base));
    }

    private String members() {
        return fleet.roll().members().stream().map(Replica::address).toList().toString();
    }
}
