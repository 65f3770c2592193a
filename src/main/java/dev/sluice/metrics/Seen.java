package dev.sluice.metrics;

/// What is seen of a server that says what it has to do. Read on each scrape, by any thread; NaN
/// where nothing is known.
public interface Seen {

    double running();

    double waiting();

    /// Of its KV cache, 0 to 1.
    double cache();

    /// 1 while it sleeps.
    double asleep();

    /// Mean seconds of attempts that began while it said that nothing waits.
    double firstToken();

    /// Seconds since it last said anything.
    double age();
}
