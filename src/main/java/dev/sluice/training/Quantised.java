package dev.sluice.training;

import dev.sluice.complexity.Calibration;
import dev.sluice.complexity.Features;
import dev.sluice.complexity.Weights;
import java.util.List;

/// Rounds fitted weights to what an artifact holds: 16 bits for the few slots, eight for the many
/// buckets, one scale each.
final class Quantised {

    private static final double CLIP = 4;

    private Quantised() {}

    /// @param fitted slots, buckets, bias, over the matrix' measure
    static Weights of(Matrix matrix, double[] fitted) {
        double[] raw = new double[matrix.slots];
        double bias = fitted[fitted.length - 1];
        for (int s = 0; s < raw.length; s++) {
            raw[s] = fitted[s] / matrix.deviation[s];
            bias -= raw[s] * matrix.mean[s];
        }
        double scale = largest(raw, 0, raw.length) / Short.MAX_VALUE;
        int first = matrix.slots;
        double bucketScale = largest(fitted, first, first + matrix.known.length) / Byte.MAX_VALUE;
        Calibration plain = new Calibration(Calibration.POOLED, 1, 0, 0);
        return new Weights(
                "unnamed",
                bias,
                marks(matrix, raw, scale),
                bucketScale,
                buckets(matrix, fitted, bucketScale),
                List.of(plain),
                List.of());
    }

    /// Never 0, so that it can divide.
    private static double largest(double[] all, int from, int to) {
        double most = 0;
        for (int i = from; i < to; i++) {
            most = Math.max(most, Math.abs(all[i]));
        }
        return most == 0 ? 1 : most;
    }

    private static Weights.Marks marks(Matrix matrix, double[] raw, double scale) {
        int slots = raw.length;
        short[] weights = new short[slots];
        short[] low = new short[slots];
        short[] usual = new short[slots];
        short[] high = new short[slots];
        for (int s = 0; s < slots; s++) {
            double spread = matrix.deviation[s];
            double reach = Double.isInfinite(spread) ? 0 : CLIP * spread;
            weights[s] = (short) Math.round(raw[s] / scale);
            low[s] = (short) Math.floor(matrix.mean[s] - reach);
            usual[s] = (short) Math.round(matrix.mean[s]);
            high[s] = (short) Math.ceil(matrix.mean[s] + reach);
        }
        return new Weights.Marks(scale, weights, low, usual, high);
    }

    private static byte[] buckets(Matrix matrix, double[] fitted, double scale) {
        byte[] weights = new byte[Features.BUCKETS];
        java.util.Arrays.fill(weights, Weights.UNSEEN);
        for (int k = 0; k < matrix.known.length; k++) {
            weights[matrix.known[k]] = (byte) Math.round(fitted[matrix.slots + k] / scale);
        }
        return weights;
    }
}
