package dev.sluice.load;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class CrowdedLineTest {

    @Test
    void everyWaiterIsToldOnceUnderManyThreads() throws Exception {
        // Given
        Line busy = new Line(16);
        AtomicInteger told = new AtomicInteger();
        AtomicInteger ended = new AtomicInteger();
        List<Thread> threads = new ArrayList<>();
        // When
        for (int t = 0; t < 4; t++) {
            Random random = new Random(t);
            threads.add(Thread.ofPlatform().start(() -> crowd(busy, random, told, ended)));
        }
        for (Thread thread : threads) {
            thread.join();
        }
        while (busy.waiting() > 0) {
            busy.next();
        }
        // Then
        assertTrue(told.get() > 1_000, "most got in");
        assertEquals(told.get(), ended.get());
    }

    private static void crowd(Line busy, Random random, AtomicInteger joined, AtomicInteger ended) {
        for (int i = 0; i < 2_000; i++) {
            Priority priority = Priority.values()[random.nextInt(3)];
            Line.Place place =
                    busy.join(
                            priority,
                            new Guest("team" + random.nextInt(3), 1 + random.nextInt(3)),
                            new Line.Waiter() {
                                @Override
                                public void turn() {
                                    ended.incrementAndGet();
                                }

                                @Override
                                public void displaced() {
                                    ended.incrementAndGet();
                                }

                                @Override
                                public void dismissed() {
                                    ended.incrementAndGet();
                                }
                            });
            if (place != null) {
                joined.incrementAndGet();
                if (random.nextInt(4) == 0 && busy.leave(place)) {
                    ended.incrementAndGet();
                }
            }
            if (random.nextBoolean()) {
                busy.next();
            }
        }
    }
}
