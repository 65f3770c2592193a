package dev.sluice.complexity;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import dev.langchain4j.model.embedding.onnx.allminilml6v2q.AllMiniLmL6V2QuantizedEmbeddingModel;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.jboss.logging.Logger;

/// Labelled requests as points, and the share of the nearest ones that needed reasoning. The only
/// class that loads the embedding model, 128 MB of memory; immutable once read.
final class Neighbours {

    static final Logger LOG = Logger.getLogger(EmbeddingSignal.class);

    /// More would not fit the deadline: 5,000 rows of 384 numbers are two million products, about a
    /// millisecond.
    private static final int ROWS = 5_000;

    /// Asked of each request; beside them stand two imaginary ones of the base rate, so that few
    /// rows give no certainty (chosen).
    private static final int NEAREST = 15;

    private static final double PRIOR = 2;

    private final AllMiniLmL6V2QuantizedEmbeddingModel model;
    private final List<float[]> points = new ArrayList<>();
    private final List<Boolean> needed = new ArrayList<>();
    private double base;

    private Neighbours() {
        this.model = new AllMiniLmL6V2QuantizedEmbeddingModel(Runnable::run);
    }

    /// JSON lines with `prompt`, `weak_correct` and `strong_correct`; lines that lack one are
    /// passed over and counted in the log.
    static Neighbours read(Path file) {
        Neighbours all = new Neighbours();
        int lines = 0;
        try (Stream<String> rows = Files.lines(file)) {
            for (String row : (Iterable<String>) rows.limit(ROWS)::iterator) {
                lines++;
                all.add(row);
            }
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
        int count = all.points.size();
        if (count == 0) {
            throw new IllegalArgumentException(
                    "none of its " + lines + " lines is a labelled request");
        }
        all.base = all.needed.stream().filter(each -> each).count() / (double) count;
        LOG.infof("%s: %d of %d lines are neighbours", file, count, lines);
        return all;
    }

    private void add(String row) throws IOException {
        String prompt = null;
        double weak = Double.NaN;
        double strong = Double.NaN;
        try (JsonParser at = new JsonFactory().createParser(row)) {
            at.nextToken();
            while (at.nextToken() == JsonToken.FIELD_NAME) {
                String name = at.currentName();
                at.nextToken();
                switch (name) {
                    case "prompt" -> prompt = at.getText();
                    case "weak_correct" -> weak = at.getValueAsDouble(Double.NaN);
                    case "strong_correct" -> strong = at.getValueAsDouble(Double.NaN);
                    default -> at.skipChildren();
                }
            }
        }
        if (prompt != null && !Double.isNaN(weak + strong)) {
            points.add(point(prompt));
            needed.add(weak < 0.5 && strong >= 0.5);
        }
    }

    /// Of unit length.
    private float[] point(String text) {
        return model.embed(text.isBlank() ? " ." : text).content().vector();
    }

    double probability(String text) {
        float[] here = point(text);
        double[] nearest = new double[NEAREST];
        boolean[] hard = new boolean[NEAREST];
        int held = 0;
        for (int i = 0; i < points.size(); i++) {
            double close = dot(here, points.get(i));
            if (held == NEAREST && close <= nearest[held - 1]) {
                continue;
            }
            int at = held < NEAREST ? held++ : NEAREST - 1;
            for (; at > 0 && nearest[at - 1] < close; at--) {
                nearest[at] = nearest[at - 1];
                hard[at] = hard[at - 1];
            }
            nearest[at] = close;
            hard[at] = needed.get(i);
        }
        double sum = PRIOR * base;
        for (int i = 0; i < held; i++) {
            sum += hard[i] ? 1 : 0;
        }
        return sum / (held + PRIOR);
    }

    private static float dot(float[] a, float[] b) {
        float sum = 0;
        for (int i = 0; i < a.length; i++) {
            sum += a[i] * b[i];
        }
        return sum;
    }
}
