package dev.sluice.upstream;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.sluice.dialect.Complaint;
import dev.sluice.fault.Cause;
import dev.sluice.fault.Fault;
import dev.sluice.fault.Faults;
import io.smallrye.mutiny.Uni;
import io.vertx.core.MultiMap;
import io.vertx.core.buffer.Buffer;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class ShieldTest {

    private static final int THREADS = 4;
    private static final int CALLS = 50_000;

    private final AtomicInteger tripped = new AtomicInteger();
    private final Shield shield = new Shield("m", () -> 5, tripped::incrementAndGet);

    private static Uni<Plan.Opened> opened() {
        return Uni.createFrom()
                .item(new Plan.Opened.Whole(MultiMap.caseInsensitiveMultiMap(), Buffer.buffer()));
    }

    /// An attempt belongs to its event loop: run on another one, it would touch what it must not.
    @Test
    void anAttemptRunsOnTheThreadThatAsked() throws InterruptedException {
        // Given
        AtomicInteger elsewhere = new AtomicInteger();
        List<Thread> threads = new ArrayList<>();
        // When
        for (int i = 0; i < THREADS; i++) {
            threads.add(Thread.ofPlatform().start(() -> call(elsewhere)));
        }
        for (Thread thread : threads) {
            thread.join();
        }
        // Then
        assertEquals(0, elsewhere.get());
    }

    private void call(AtomicInteger elsewhere) {
        Thread mine = Thread.currentThread();
        for (int i = 0; i < CALLS; i++) {
            shield.guard(
                            () -> {
                                elsewhere.addAndGet(Thread.currentThread() == mine ? 0 : 1);
                                return opened();
                            })
                    .await()
                    .indefinitely();
        }
    }

    private static Uni<Plan.Opened> failed() {
        return Uni.createFrom()
                .failure(
                        new Fault.Raised(
                                Faults.unreachable(
                                        Cause.UNREACHABLE, "m", new IOException("refused"))));
    }

    private void fail(int times) {
        for (int i = 0; i < times; i++) {
            shield.guard(ShieldTest::failed).onFailure().recoverWithNull().await().indefinitely();
        }
    }

    @Test
    void fiveFailuresInARowOpenTheBreaker() {
        // When
        fail(5);
        // Then
        assertEquals(1, tripped.get());
    }

    @Test
    void fourFailuresAndASuccessDoNot() {
        // When
        fail(4);
        shield.guard(ShieldTest::opened).await().indefinitely();
        fail(4);
        // Then
        assertEquals(0, tripped.get());
    }

    /// In panic, and on trial: whether to try at all is not for the breaker to say.
    @Test
    void anOpenedBreakerLetsAttemptsThrough() {
        // Given
        fail(5);
        // When
        Plan.Opened answer = shield.guard(ShieldTest::opened).await().indefinitely();
        // Then
        assertEquals(Plan.Opened.Whole.class, answer.getClass());
    }

    /// Of several keys one may be revoked while the others serve: for the keychain to say.
    @Test
    void aRefusedCredentialDoesNotCount() {
        // Given
        Fault refused = Faults.answered("m", new Complaint(401, "", null, "{}"), 0);
        // When
        for (int i = 0; i < 20; i++) {
            shield.guard(() -> Uni.createFrom().failure(new Fault.Raised(refused)))
                    .onFailure()
                    .recoverWithNull()
                    .await()
                    .indefinitely();
        }
        // Then
        assertEquals(0, tripped.get());
    }

    @Test
    void faultsOfTheRequestDoNotCount() {
        // When
        for (int i = 0; i < 20; i++) {
            shield.guard(() -> Uni.createFrom().failure(new Fault.Raised(Faults.callerGone())))
                    .onFailure()
                    .recoverWithNull()
                    .await()
                    .indefinitely();
        }
        // Then
        assertEquals(0, tripped.get());
    }
}
