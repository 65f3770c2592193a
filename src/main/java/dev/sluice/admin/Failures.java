package dev.sluice.admin;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.BooleanSupplier;

/// Slows down who guesses: after each wrong key an address waits twice as long, a minute at most.
/// Any thread.
@Singleton
final class Failures {

    private static final int ADDRESSES = 1_000;
    private static final int LONGEST_SECONDS = 60;

    private final InstantSource clock;
    final Map<String, Waiting> waiting = new LinkedHashMap<>();

    record Waiting(int failures, long until) {}

    @Inject
    Failures(InstantSource clock) {
        this.clock = clock;
    }

    /// What came of a try.
    ///
    /// @param opened whether the key was right
    /// @param looked whether it was looked at; false for an address that must wait
    /// @param seconds until the next try; 0 when it was opened
    record Tried(boolean opened, boolean looked, long seconds) {

        String message() {
            return "Too many wrong keys; try again in " + seconds + " s.";
        }
    }

    /// One try after the other, so that many at once are no way around the wait.
    ///
    /// @param key whether it is right; asked only when the address need not wait
    synchronized Tried attempt(String address, BooleanSupplier key) {
        long seconds = wait(address);
        if (seconds > 0) {
            return new Tried(false, false, seconds);
        }
        if (key.getAsBoolean()) {
            waiting.remove(address);
            return new Tried(true, true, 0);
        }
        failed(address);
        return new Tried(false, true, wait(address));
    }

    /// Whole seconds until the address may try again; 0 for now.
    synchronized long wait(String address) {
        Waiting one = waiting.get(address);
        return one == null ? 0 : Math.max(0, (one.until() - clock.millis() + 999) / 1000);
    }

    private void failed(String address) {
        Waiting before = waiting.remove(address);
        int failures = before == null ? 1 : Math.min(before.failures() + 1, 7);
        int seconds = Math.min(LONGEST_SECONDS, 1 << (failures - 1));
        if (waiting.size() >= ADDRESSES) {
            waiting.remove(waiting.keySet().iterator().next());
        }
        waiting.put(address, new Waiting(failures, clock.millis() + seconds * 1000L));
    }
}
