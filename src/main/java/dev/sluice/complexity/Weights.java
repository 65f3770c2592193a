package dev.sluice.complexity;

import java.util.List;

/// The numbers of an [Artifact]: quantised weights, one scale per group, summed as integers so that
/// every machine gets the same bits (routing-quality.md 5.4). Arrays are shared and never written.
///
/// @param name version, such as `general-1`
/// @param bias log-odds when nothing speaks
/// @param bucketScale what one unit of a bucket's weight weighs, before dividing by the root of the
///   number of distinct buckets
/// @param buckets -127 to 127, or [#UNSEEN]
/// @param calibrations [Calibration#POOLED] first
/// @param quantiles 101 scores of rows it was not fitted to, rising
public record Weights(
        String name,
        double bias,
        Marks marks,
        double bucketScale,
        byte[] buckets,
        List<Calibration> calibrations,
        List<Double> quantiles) {

    /// A bucket that no fitted row had; weighs nothing.
    public static final byte UNSEEN = -128;

    private static final Slot[] SCRIPTS = {Slot.HANGUL, Slot.ASIAN, Slot.OTHER_SCRIPT};

    /// A few foreign words in a text, in 256ths of it.
    private static final int TOLERATED = 64;

    /// The pair's calibration, or the pooled one when the pair was never fitted.
    Calibration calibration(String pair) {
        return calibrations.stream()
                .filter(one -> one.pair().equals(pair))
                .findFirst()
                .orElseGet(calibrations::getFirst);
    }

    /// The weights of slots.
    ///
    /// @param scale what one unit of weight times value weighs
    /// @param low values below count as this, since nothing was learned there; so above `high`
    /// @param usual means over the fitted rows: what differs from them is a reason
    public record Marks(double scale, short[] weights, short[] low, short[] usual, short[] high) {

        long sum(int[] values) {
            long sum = 0;
            for (int i = 0; i < weights.length; i++) {
                sum += (long) weights[i] * Math.clamp(values[i], low[i], high[i]);
            }
            return sum;
        }

        /// The sum when nothing but the length is believed.
        long sizeAlone(int[] values) {
            long sum = 0;
            for (int i = 0; i < weights.length; i++) {
                int value = i == Slot.SIZE.ordinal() ? values[i] : usual[i];
                sum += (long) weights[i] * Math.clamp(value, low[i], high[i]);
            }
            return sum;
        }

        /// How much a slot moves the log-odds from where they usually are.
        double moves(int slot, int[] values) {
            int value = Math.clamp(values[slot], low[slot], high[slot]);
            return scale * weights[slot] * (value - usual[slot]);
        }
    }

    public Weights {
        calibrations = List.copyOf(calibrations);
        quantiles = List.copyOf(quantiles);
    }

    /// The sum of the weights of the first `count` buckets in the low 32 bits, the number of unseen
    /// ones in the high 32 bits.
    long tally(int[] met, int count) {
        int sum = 0;
        int unseen = 0;
        for (int i = 0; i < count; i++) {
            int weight = buckets[met[i]];
            sum += weight;
            unseen -= weight + 127 >> 31;
        }
        return (long) unseen << 32 | sum - unseen * UNSEEN & 0xffff_ffffL;
    }

    double wording(long tally, int count) {
        return count == 0 ? 0 : (int) tally * bucketScale / Math.sqrt(count);
    }

    /// A script the weights never saw is scored by its length alone: the rest would be noise.
    double score(int[] values, double wording) {
        return strange(values)
                ? bias + marks.sizeAlone(values) * marks.scale
                : bias + marks.sum(values) * marks.scale + wording;
    }

    /// Whether a request is unlike the rows behind the weights: most of its buckets are new, or a
    /// script has a share they never had (routing-quality.md 5.3).
    boolean unlike(int[] values, long tally, int count) {
        return (int) (tally >>> 32) * 2 > count || strange(values);
    }

    private boolean strange(int[] values) {
        for (Slot slot : SCRIPTS) {
            int at = slot.ordinal();
            if (values[at] > marks.high[at] + TOLERATED) {
                return true;
            }
        }
        return false;
    }
}
