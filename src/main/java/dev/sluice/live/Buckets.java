package dev.sluice.live;

/// The edges of all times here: four to an octave from 0.1 ms to 14 minutes, evenly within it, so
/// that a bucket is 14 to 25 % wide and found without a logarithm. They never change, so that
/// counts of several instances may be added.
public final class Buckets {

    private static final int PER_OCTAVE = 4;

    /// A quarter of the lowest edge.
    private static final long UNIT_NANOS = 25_000;

    private static final double UNITS_PER_MILLI = 40;

    /// Twenty-three octaves; the first also holds what is shorter, the last what is longer.
    public static final int COUNT = 23 * PER_OCTAVE;

    private Buckets() {}

    static int of(long nanos) {
        long units = Math.max(PER_OCTAVE, nanos / UNIT_NANOS);
        int octave = Long.SIZE - 1 - Long.numberOfLeadingZeros(units / PER_OCTAVE);
        int within = (int) (units >>> octave) - PER_OCTAVE;
        return Math.min(octave * PER_OCTAVE + within, COUNT - 1);
    }

    /// The lower edge of a bucket in milliseconds; that of [#COUNT] is the upper one of the last.
    public static double edgeMillis(int bucket) {
        long units = (long) (PER_OCTAVE + bucket % PER_OCTAVE) << bucket / PER_OCTAVE;
        return units / UNITS_PER_MILLI;
    }
}
