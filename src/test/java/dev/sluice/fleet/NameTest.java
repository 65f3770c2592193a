package dev.sluice.fleet;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;

import dev.sluice.catalog.Balancing;
import dev.sluice.catalog.Provider;
import dev.sluice.catalog.Provider.Balance;
import dev.sluice.kit.Models;
import java.io.IOException;
import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

/// A name that has several addresses, on a clock that the test turns.
class NameTest {

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
    void eachAddressOfANameIsAReplica() {
        // Given
        fleet(Models.named("m").at(List.of(URI.create("http://gpu:1/v1"))).balancing(BY_NAME));
        addresses.add(new String[] {"10.0.0.2", "10.0.0.1"});
        // When
        rounds.round();
        // Then
        assertEquals("[http://10.0.0.1:1/v1, http://10.0.0.2:1/v1]", members());
    }

    @Test
    void anAddressOfSixteenBytesStandsInBrackets() {
        // Given
        fleet(Models.named("m").at(List.of(URI.create("http://gpu:1/v1"))).balancing(BY_NAME));
        addresses.add(new String[] {"fd00::1"});
        // When
        rounds.round();
        // Then
        assertEquals("[http://[fd00:0:0:0:0:0:0:1]:1/v1]", members());
    }

    @Test
    void untilItIsFoundTheNameIsTheOneReplica() {
        // Given
        fleet(Models.named("m").at(List.of(URI.create("http://gpu:1/v1"))).balancing(BY_NAME));
        addresses.add("unknown");
        // When
        rounds.round();
        // Then
        assertEquals("[http://gpu:1/v1]", members());
    }

    @Test
    void aNameThatIsNotFoundAgainKeepsItsReplicas() {
        // Given
        fleet(Models.named("m").at(List.of(URI.create("http://gpu:1/v1"))).balancing(BY_NAME));
        addresses.add(new String[] {"10.0.0.1", "10.0.0.2"});
        addresses.add("unknown");
        rounds.round();
        clock.addAndGet(6 * SECOND);
        // When
        rounds.round();
        // Then
        assertEquals("[http://10.0.0.1:1/v1, http://10.0.0.2:1/v1]", members());
    }

    @Test
    void aNameIsNotAskedBeforeItsTime() {
        // Given
        fleet(Models.named("m").at(List.of(URI.create("http://gpu:1/v1"))).balancing(BY_NAME));
        addresses.add(new String[] {"10.0.0.1"});
        addresses.add(new String[] {"10.0.0.9"});
        rounds.round();
        clock.addAndGet(4 * SECOND);
        // When
        rounds.round();
        // Then
        assertEquals("[http://10.0.0.1:1/v1]", members());
    }

    @Test
    void aReplicaThatStaysIsTheSame() {
        // Given
        fleet(Models.named("m").at(List.of(URI.create("http://gpu:1/v1"))).balancing(BY_NAME));
        addresses.add(new String[] {"10.0.0.1"});
        addresses.add(new String[] {"10.0.0.2", "10.0.0.1"});
        rounds.round();
        Replica before = only();
        clock.addAndGet(6 * SECOND);
        // When
        rounds.round();
        // Then
        assertSame(before, only());
    }

    @Test
    void r18_aNewcomerIsEasedIn() {
        // Given
        fleet(Models.named("m").at(List.of(URI.create("http://gpu:1/v1"))).balancing(BY_NAME));
        addresses.add(new String[] {"10.0.0.1"});
        addresses.add(new String[] {"10.0.0.2", "10.0.0.1"});
        rounds.round();
        clock.addAndGet(6 * SECOND);
        // When
        rounds.round();
        // Then
        assertEquals(
                "1.0 0.1",
                only().presence().share(clock.get())
                        + " "
                        + fleet.roll().members().getLast().presence().share(clock.get()));
    }

    private String members() {
        return fleet.roll().members().stream().map(Replica::address).toList().toString();
    }
}
