package dev.sluice.complexity;

import java.nio.file.Path;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/// Fitted weights with their calibrations: what turns [Features] into a probability. Immutable,
/// shared by all threads. Its file is described in docs/complexity.md; the same bytes give the same
/// bits on every machine.
public final class Artifact {

    private final Weights weights;
    private final String version;
    private final byte[] sha256;

    Artifact(Weights weights, byte[] sha256) {
        this.weights = weights;
        this.sha256 = sha256.clone();
        this.version = weights.name() + "@" + hash().substring(0, 8);
    }

    /// What a fit gives, before it is written to a file.
    public static Artifact of(Weights weights) {
        byte[] bytes = ArtifactFormat.bytes(weights);
        return new Artifact(weights, ArtifactFile.sha256(bytes));
    }

    /// The file's bytes.
    public byte[] bytes() {
        return ArtifactFormat.bytes(weights);
    }

    /// Where the card of an artifact's file is: `x.json` beside `x.bin`.
    public static Path card(Path file) {
        return ArtifactFile.card(file);
    }

    /// What the program brings along. Throws [Unusable] when the program is damaged.
    public static Artifact shipped() {
        return Shipped.ARTIFACT;
    }

    private static final class Shipped {
        static final Artifact ARTIFACT = ArtifactFile.shipped();
    }

    /// Reads FILE and the card beside it. Throws [Unusable].
    public static Artifact read(Path file) {
        return ArtifactFile.read(file);
    }

    /// An artifact that cannot be used; the message names the file, what is wrong and what to do.
    public static final class Unusable extends RuntimeException {

        Unusable(String file, String problem) {
            super(file + ": " + problem, null, false, false);
        }
    }

    /// `NAME@` and the first eight digits of the file's SHA-256.
    public String version() {
        return version;
    }

    @Override
    public String toString() {
        return version;
    }

    /// SHA-256 of the file, in hexadecimal.
    public String hash() {
        return HexFormat.of().formatHex(sha256);
    }

    /// The numbers themselves, for who fits on top of them.
    public Weights weights() {
        return weights;
    }

    /// Log-odds before calibration; only their order means something.
    public double score(Features features) {
        int[] met = features.buckets();
        double wording = weights.wording(weights.tally(met, met.length), met.length);
        return weights.score(features.slots(), wording);
    }

    public double probability(Features features, Calibration calibration) {
        return calibration.probability(score(features));
    }

    /// The pair's calibration, or the pooled one when the pair was never fitted.
    public Calibration calibration(String pair) {
        return weights.calibration(pair);
    }

    /// Everything that was calibrated by itself, [Calibration#POOLED] included.
    public Set<String> pairs() {
        Set<String> pairs = new TreeSet<>();
        weights.calibrations().forEach(one -> pairs.add(one.pair()));
        return pairs;
    }

    /// Probabilities of the rows it was fitted to, under one calibration: 101 reference quantiles,
    /// rising.
    public double[] quantiles(Calibration calibration) {
        List<Double> scores = weights.quantiles();
        return scores.stream().mapToDouble(calibration::probability).toArray();
    }
}
