package dev.sluice.upstream;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.net.SocketAddress;
import java.net.URI;
import java.util.ArrayDeque;
import java.util.HashSet;
import java.util.List;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// A name with three addresses, on a clock that the test turns.
class DetoursTest {

    private static final URI SERVER = URI.create("http://name.test:80/v1");
    private static final SocketAddress A = SocketAddress.inetSocketAddress(80, "10.0.0.1");
    private static final SocketAddress B = SocketAddress.inetSocketAddress(80, "10.0.0.2");
    private static final SocketAddress C = SocketAddress.inetSocketAddress(80, "10.0.0.3");

    private long seconds = 1_000;
    private int looks;
    private final Queue<Promise<Scout.Found>> asked = new ArrayDeque<>();
    private final Detours detours =
            new Detours(
                    (_, _) -> {
                        looks++;
                        Promise<Scout.Found> found = Promise.promise();
                        asked.add(found);
                        return found.future();
                    },
                    () -> TimeUnit.SECONDS.toNanos(seconds));

    private Future<SocketAddress> around() {
        return around(0);
    }

    private Future<SocketAddress> around(long lately) {
        return detours.look(SERVER, 2_000, lately).map(_ -> detours.of(SERVER));
    }

    /// Of the oldest question.
    private void found(SocketAddress... open) {
        Set<SocketAddress> shut = new HashSet<>(Set.of(A, B, C));
        shut.removeAll(List.of(open));
        asked.remove().complete(new Scout.Found(List.of(open), shut));
    }

    private List<@Nullable SocketAddress> calls(int times) {
        return IntStream.range(0, times).mapToObj(_ -> detours.of(SERVER)).toList();
    }

    @Test
    void whileNothingFailsNobodyIsAsked() {
        // When
        SocketAddress at = detours.of(SERVER);
        // Then
        assertEquals("null 0", at + " " + looks);
    }

    @Test
    void r7_aCallGoesOnAtAnAddressThatAnswers() {
        // Given
        Future<SocketAddress> call = around();
        // When
        found(B);
        // Then
        assertEquals(B, call.result());
    }

    @Test
    void r7_laterCallsTakeThoseThatAnswerInTurn() {
        // Given
        around();
        found(A, C);
        calls(1);
        // When
        List<SocketAddress> at = calls(4);
        // Then
        assertEquals(2, at.stream().filter(A::equals).count());
        assertEquals(2, at.stream().filter(C::equals).count());
    }

    @ParameterizedTest(name = "addresses that answer, of three: {0}")
    @ValueSource(ints = {0, 3})
    void whereNobodyAnswersOrAllDoThereIsNoWay(int answer) {
        // Given
        Future<SocketAddress> call = around();
        // When
        found(List.of(A, B, C).subList(0, answer).toArray(SocketAddress[]::new));
        // Then
        assertEquals("true null", call.succeeded() + " " + call.result());
    }

    @Test
    void aNameThatIsNotFoundHasNoWay() {
        // Given
        Future<SocketAddress> call = around();
        // When
        asked.remove().fail("no such name");
        // Then
        assertEquals("true null", call.succeeded() + " " + call.result());
    }

    @Test
    void callsThatFailTogetherAskOnce() {
        // Given
        Future<SocketAddress> one = around();
        Future<SocketAddress> other = around();
        // When
        found(B);
        // Then
        assertEquals(List.of(B, B, 1), List.of(one.result(), other.result(), looks));
    }

    /// Of replicas that come and go, each with an address of its own, nothing is kept.
    @ParameterizedTest
    @ValueSource(strings = {"http://10.0.0.1:80/v1", "https://[::1]/v1"})
    void whoHasNoNameIsNotAsked(URI server) {
        // When
        Future<Void> look = detours.look(server, 2_000, 0);
        // Then
        assertEquals("true 0", look.succeeded() + " " + looks);
    }

    @ParameterizedTest(name = "after {0} s: asked {1} times")
    @CsvSource({"29, 1", "30, 2"})
    void afterHalfAMinuteTheyAreAskedAgainBesideTheCalls(int after, int times) {
        // Given
        around();
        found(B);
        seconds += after;
        // When
        List<@Nullable SocketAddress> at = calls(3);
        // Then
        assertEquals(List.of(B, B, B) + " " + times, at + " " + looks);
    }

    @Test
    void onceAllAreBackTheNameIsCalled() {
        // Given
        around();
        found(B);
        seconds += 30;
        calls(1);
        // When
        found(A, B, C);
        // Then
        assertNull(detours.of(SERVER));
    }

    @Test
    void aWayThatNobodyWentForLongIsForgotten() {
        // Given
        around();
        found(B);
        // When
        seconds += 301;
        // Then
        assertNull(detours.of(SERVER));
    }

    @Test
    void aSlowCallTakesWhatWasFoundWithinTheSecond() {
        // Given
        around();
        found(B);
        // When
        Future<SocketAddress> slow = around(Detours.LATELY);
        // Then
        assertEquals(B + " 1", slow.result() + " " + looks);
    }

    @Test
    void aCallThatWasRefusedAsksAnew() {
        // Given
        around();
        found(B);
        // When
        Future<SocketAddress> refused = around();
        // Then
        found(C);
        assertEquals(C, refused.result());
    }
}
