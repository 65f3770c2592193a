package dev.sluice.admin;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.Map;

/// Slows down who guesses: after each wrong key an address waits twice as long, a minute at most.
/// Any thread.
@Singleton
final class Failures {

    private static final int ADDRESSES = 1_000;
    private static final int LONGEST_SECONDS = 60;

    private final InstantSource clock;
    private final Map<String, Waiting> waiting = new LinkedHashMap<>();

    private record Waiting(int failures, long until) {}

    @Inject
    Failures(InstantSource clock) {
        this.clock = clock;
    }

    /// Whole seconds until the address may try again; 0 for now.
    synchronized long wait(String address) {
        Waiting one = waiting.get(address);
        return one == null ? 0 : Math.max(0, (one.until() - clock.millis() + 999) / 1000);
    }

    synchronized void failed(String address) {
        Waiting before = waiting.remove(address);
        int failures = before == null ? 1 : Math.min(before.failures() + 1, 7);
        int seconds = Math.min(LONGEST_SECONDS, 1 << (failures - 1));
        if (waiting.size() >= ADDRESSES) {
            waiting.remove(waiting.keySet().iterator().next());
        }
        waiting.put(address, new Waiting(failures, clock.millis() + seconds * 1000L));
    }

    synchronized void succeeded(String address) {
        waiting.remove(address);
    }
}
