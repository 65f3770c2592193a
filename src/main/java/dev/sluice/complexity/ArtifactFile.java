package dev.sluice.complexity;

import dev.sluice.complexity.Artifact.Unusable;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// The bytes of an [Artifact], big-endian: magic, format, feature version, name, bias, scales,
/// weights, calibrations, quantiles. The card beside it (`NAME.json`) holds the file's SHA-256.
final class ArtifactFile {

    private static final long MAGIC = 0x534c554943455831L;
    private static final int FORMAT = 1;
    private static final int QUANTILES = 101;
    private static final String SHIPPED = "/complexity/general-1";
    private static final Pattern SHA256 = Pattern.compile("\"sha256\"\\s*:\\s*\"([0-9a-f]{64})\"");

    private ArtifactFile() {}

    static Artifact shipped() {
        try (InputStream bin = ArtifactFile.class.getResourceAsStream(SHIPPED + ".bin");
                InputStream card = ArtifactFile.class.getResourceAsStream(SHIPPED + ".json")) {
            if (bin == null || card == null) {
                throw new Unusable(SHIPPED, "is missing from the program; build it again");
            }
            return parse(SHIPPED + ".bin", bin.readAllBytes(), card.readAllBytes());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static Artifact read(Path file) {
        Path card = card(file);
        try {
            return parse(file.toString(), Files.readAllBytes(file), Files.readAllBytes(card));
        } catch (IOException e) {
            throw new Unusable(file.toString(), "it or its card " + card + " cannot be read");
        }
    }

    /// `x.json` for `x.bin`.
    static Path card(Path file) {
        String name = file.getFileName().toString();
        String stem = name.endsWith(".bin") ? name.substring(0, name.length() - 4) : name;
        return file.resolveSibling(stem + ".json");
    }

    static Artifact parse(String file, byte[] bytes, byte[] card) {
        byte[] hash = sha256(bytes);
        Matcher said = SHA256.matcher(new String(card, StandardCharsets.UTF_8));
        if (!said.find()) {
            throw new Unusable(file, "its card names no sha256; fit it again");
        }
        String found = HexFormat.of().formatHex(hash);
        if (!found.equals(said.group(1))) {
            throw new Unusable(
                    file,
                    "SHA-256 is %s but its card says %s; one of the two was changed"
                            .formatted(found, said.group(1)));
        }
        try (DataInputStream in = new DataInputStream(new ByteArrayInputStream(bytes))) {
            return new Artifact(weights(file, in), hash);
        } catch (IOException e) {
            throw new Unusable(file, "ends too early; copy it again");
        } catch (IllegalArgumentException e) {
            throw new Unusable(file, String.valueOf(e.getMessage()));
        }
    }

    private static Weights weights(String file, DataInputStream in) throws IOException {
        if (in.readLong() != MAGIC) {
            throw new Unusable(file, "is no artifact of sluice");
        }
        check(file, "format", FORMAT, in.readInt());
        check(file, "feature version", Features.VERSION, in.readInt());
        String name = in.readUTF();
        double bias = in.readDouble();
        Weights.Marks marks = marks(file, in);
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

    private static Weights.Marks marks(String file, DataInputStream in) throws IOException {
        double scale = in.readDouble();
        check(file, "the number of slots", Tally.SLOTS, in.readUnsignedShort());
        return new Weights.Marks(scale, shorts(in), shorts(in), shorts(in), shorts(in));
    }

    private static short[] shorts(DataInputStream in) throws IOException {
        short[] all = new short[Tally.SLOTS];
        for (int i = 0; i < all.length; i++) {
            all[i] = in.readShort();
        }
        return all;
    }

    private static void check(String file, String what, int known, int found) {
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

    static byte[] sha256(byte[] bytes) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(bytes);
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
