package dev.sluice.api;

/// One event loop, as its beats show it. Beaten by it, looked at by the [Watchdog].
final class Beats {

    private volatile long last;
    private volatile Thread thread;
    private boolean told;

    Beats(long now) {
        last = now;
        thread = Thread.currentThread();
    }

    void beat(long now) {
        last = now;
        thread = Thread.currentThread();
    }

    /// It could not beat before.
    void excuse(long now) {
        last = now;
    }

    long silent(long now) {
        return now - last;
    }

    /// Who beat last.
    Thread thread() {
        return thread;
    }

    /// True once per stall.
    boolean stalls(long now) {
        boolean stalled = silent(now) >= Watchdog.STALL;
        boolean news = stalled && !told;
        told = stalled;
        return news;
    }
}
