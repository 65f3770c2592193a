package dev.sluice.dial;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.zip.CRC32;
import org.jboss.logging.Logger;

/// What the dials know, in a file: one line per route (name, estimator, then `bin:weight` of every
/// bin that holds something), and a checksum as the last line. A file that is damaged is said and
/// not used; the thresholds begin with the reference again.
final class Memory {

    private static final Logger LOG = Logger.getLogger(Dials.class);
    private static final String HEAD = "sluice-scores 1";

    private final Path file;

    Memory(Path file) {
        this.file = file;
    }

    Map<String, Dial> read() {
        Map<String, Dial> known = new HashMap<>();
        if (!Files.exists(file)) {
            return known;
        }
        try {
            String text = Files.readString(file);
            int end = text.lastIndexOf('\n', text.length() - 2) + 1;
            String body = text.substring(0, end);
            if (!text.substring(end).strip().equals(checksum(body))) {
                throw new IOException("its checksum is wrong");
            }
            if (!body.startsWith(HEAD + "\n")) {
                throw new IOException("it was written by another version");
            }
            body.lines().skip(1).forEach(line -> read(line, known));
        } catch (IOException | RuntimeException damaged) {
            known.clear();
            LOG.warnf(
                    "%s cannot be used (%s); thresholds begin with the reference scores again",
                    file, damaged.getMessage());
        }
        return known;
    }

    private static void read(String line, Map<String, Dial> known) {
        String[] parts = line.split("\t", -1);
        double[] bins = new double[Spread.BINS];
        for (int i = 2; i < parts.length; i++) {
            int colon = parts[i].indexOf(':');
            double weight = Double.parseDouble(parts[i].substring(colon + 1));
            if (!(weight >= 0 && weight < Double.POSITIVE_INFINITY)) {
                throw new IllegalArgumentException("a weight is out of range");
            }
            bins[Integer.parseInt(parts[i].substring(0, colon))] = weight;
        }
        known.put(parts[0], new Dial(new Sketch(bins), parts[1]));
    }

    /// All of it, then the old one's place: a reader, or a crash, finds one of the two whole.
    void write(Map<String, Dial> dials) {
        StringBuilder text = new StringBuilder(HEAD).append('\n');
        new TreeMap<>(dials).forEach((route, dial) -> line(text, route, dial));
        String body = text.toString();
        Path next = file.resolveSibling(file.getFileName() + ".next");
        try {
            if (file.getParent() != null) {
                Files.createDirectories(file.getParent());
            }
            Files.writeString(next, body + checksum(body) + "\n");
            Files.move(
                    next,
                    file,
                    StandardCopyOption.REPLACE_EXISTING,
                    StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException full) {
            LOG.warnf(
                    "%s cannot be written (%s); a restart would forget the recent scores",
                    file, full);
        }
    }

    private static void line(StringBuilder text, String route, Dial dial) {
        text.append(route).append('\t').append(dial.estimator());
        double[] bins = dial.sketch().bins();
        for (int bin = 0; bin < bins.length; bin++) {
            if (bins[bin] >= 0.001) {
                text.append('\t').append(bin);
                text.append(String.format(Locale.ROOT, ":%.3f", bins[bin]));
            }
        }
        text.append('\n');
    }

    private static String checksum(String body) {
        CRC32 crc = new CRC32();
        crc.update(body.getBytes(StandardCharsets.UTF_8));
        return String.format(Locale.ROOT, "%08x", crc.getValue());
    }
}
