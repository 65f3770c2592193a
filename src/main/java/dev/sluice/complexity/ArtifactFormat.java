package dev.sluice.complexity;

import dev.sluice.complexity.Artifact.Unusable;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;

/// The bytes of an [Artifact], big-endian: magic, format, feature version, name, bias, scales,
/// weights, calibrations, quantiles. `file` is named where they cannot be read.
record ArtifactFormat(String file) {

    private static final long MAGIC = 0x534c554943455831L;
    private static final int FORMAT = 1;
    private static final int QUANTILES = 101;

    /// Throws [Unusable].
    Weights weights(byte[] bytes) {
        try (DataInputStream in = new DataInputStream(new ByteArrayInputStream(bytes))) {
            return weights(in);
        } catch (IOException e) {
            throw new Unusable(file, "ends too early; copy it again");
        } catch (IllegalArgumentException e) {
            throw new Unusable(file, String.valueOf(e.getMessage()));
        }
    }

    private Weights weights(DataInputStream in) throws IOException {
        if (in.readLong() != MAGIC) {
            throw new Unusable(file, "is no artifact of sluice");
        }
        check("format", FORMAT, in.readInt());
        check("feature version", Features.VERSION, in.readInt());
        String name = in.readUTF();
        double bias = in.readDouble();
        Weights.Marks marks = marks(in);
        double bucketScale = in.readDouble();
        byte[] buckets = new byte[Features.BUCKETS];
        in.readFully(buckets);
        List<Calibration> calibrations = new ArrayList<>();
        for (int left = in.readUnsignedShort(); left > 0; left--) {
            calibrations.add(
                    new Calibration(in.readUTF(), in.readDouble(), in.readDouble(), in.readInt()));
        }
        List<Double> quantiles = new ArrayList<>(QUANTILES);
        for (int i = 0; i < QUANTILES; i++) {
            quantiles.add(in.readDouble());
        }
        if (in.read() >= 0) {
            throw new Unusable(file, "goes on after its end; copy it again");
        }
        return new Weights(name, bias, marks, bucketScale, buckets, calibrations, quantiles);
    }

    private Weights.Marks marks(DataInputStream in) throws IOException {
        double scale = in.readDouble();
        check("the number of slots", Tally.SLOTS, in.readUnsignedShort());
        return new Weights.Marks(scale, shorts(in), shorts(in), shorts(in), shorts(in));
    }

    private static short[] shorts(DataInputStream in) throws IOException {
        short[] all = new short[Tally.SLOTS];
        for (int i = 0; i < all.length; i++) {
            all[i] = in.readShort();
        }
        return all;
    }

    private void check(String what, int known, int found) {
        if (found != known) {
            throw new Unusable(
                    file,
                    "%s is %d, this program reads %d; fit it again with `sluice fit`"
                            .formatted(what, found, known));
        }
    }

    static byte[] bytes(Weights weights) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (DataOutputStream out = new DataOutputStream(bytes)) {
            out.writeLong(MAGIC);
            out.writeInt(FORMAT);
            out.writeInt(Features.VERSION);
            out.writeUTF(weights.name());
            out.writeDouble(weights.bias());
            Weights.Marks marks = weights.marks();
            out.writeDouble(marks.scale());
            out.writeShort(Tally.SLOTS);
            shorts(out, marks.weights());
            shorts(out, marks.low());
            shorts(out, marks.usual());
            shorts(out, marks.high());
            out.writeDouble(weights.bucketScale());
            out.write(weights.buckets());
            out.writeShort(weights.calibrations().size());
            for (Calibration one : weights.calibrations()) {
                out.writeUTF(one.pair());
                out.writeDouble(one.a());
                out.writeDouble(one.c());
                out.writeInt(one.rows());
            }
            for (double quantile : weights.quantiles()) {
                out.writeDouble(quantile);
            }
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        return bytes.toByteArray();
    }

    private static void shorts(DataOutputStream out, short... all) throws IOException {
        for (short one : all) {
            out.writeShort(one);
        }
    }
}
