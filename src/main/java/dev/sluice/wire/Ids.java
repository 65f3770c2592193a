package dev.sluice.wire;

import java.security.SecureRandom;
import java.util.concurrent.atomic.AtomicLong;

/// Ids of requests and decisions: unique over instances and restarts, short, printable, and not
/// meant to be unguessable. A random prefix of the process and a counter, because a random number
/// per request costs more than the id is worth (performance.md section 8).
public final class Ids {

    private static final int RADIX = 36;
    private static final String PROCESS = Long.toString(new SecureRandom().nextLong() >>> 1, RADIX);
    private static final AtomicLong COUNT = new AtomicLong();

    private Ids() {}

    public static String next() {
        return PROCESS + "-" + Long.toString(COUNT.incrementAndGet(), RADIX);
    }
}
