package dev.sluice.training;

import com.fasterxml.jackson.core.io.JsonStringEncoder;
import dev.sluice.complexity.Artifact;
import dev.sluice.complexity.Calibration;
import dev.sluice.complexity.Reading;
import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintWriter;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/// `score`: rows with `id` and `prompt` in, `{"id": …, "score": …}` out, one line each, in order.
/// The score is the calibrated probability: of the row's `source` when it names one the artifact
/// was calibrated for, else of all together.
public final class Scoring {

    private static final int STRIDE = 10_000;

    private final Artifact artifact;
    private final PrintWriter err;
    private long scored;
    private final Reading reading = new Reading();

    private Scoring(Artifact artifact, PrintWriter err) {
        this.artifact = artifact;
        this.err = err;
    }

    /// Throws [Unreadable].
    ///
    /// @param file null for the shipped artifact
    /// @param err hears of the progress
    public static Scoring by(@Nullable Path file, PrintWriter err) {
        return new Scoring(Known.artifact(file), err);
    }

    /// Throws [Unreadable], which names the line; or says that nobody takes the scores any more.
    public void run(InputStream rows, PrintWriter out) {
        try (InputStream in = new BufferedInputStream(rows, 1 << 16)) {
            ByteArrayOutputStream line = new ByteArrayOutputStream();
            int number = 1;
            for (int octet = in.read(); octet >= 0; octet = in.read()) {
                if (octet == '\n') {
                    score("stdin:" + number++, line.toByteArray(), out);
                    line.reset();
                } else {
                    line.write(octet);
                }
            }
            score("stdin:" + number, line.toByteArray(), out);
        } catch (IOException e) {
            throw new Unreadable("stdin", "cannot be read");
        }
        out.flush();
    }

    private void score(String where, byte[] bytes, PrintWriter out) {
        if (new String(bytes, java.nio.charset.StandardCharsets.US_ASCII).isBlank()) {
            return;
        }
        Line row = new Line(where, bytes, reading);
        String source = row.text("source");
        Calibration calibration =
                artifact.calibration(source == null ? Calibration.POOLED : source);
        double score = artifact.probability(row.features(), calibration);
        String id = row.id();
        String quoted =
                row.idIsText()
                        ? '"' + new String(JsonStringEncoder.getInstance().quoteAsString(id)) + '"'
                        : id;
        out.println("{\"id\":" + quoted + ",\"score\":" + score + "}");
        if (out.checkError()) {
            throw new Unreadable("stdout", "cannot be written");
        }
        if (++scored % STRIDE == 0) {
            err.println("sluice score: " + scored + " rows");
            err.flush();
        }
    }
}
