package dev.sluice.metrics;

/// What one model did for one tier. Any thread; durations are nanoseconds.
public interface ModelMeters {

    void duration(boolean stream, String errorType, long nanos);

    void firstToken(long nanos);

    void perOutputToken(long nanos);

    void usage(long input, long cached, long cacheWrite, long output, long reasoning);
}
