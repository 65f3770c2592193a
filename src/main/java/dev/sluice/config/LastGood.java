package dev.sluice.config;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.BiFunction;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import java.util.zip.ZipOutputStream;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/// The files that were in force last, for a start that finds broken ones (reliability.md R50). As
/// they were written, so references to the environment are resolved anew and no secret is stored
/// that did not stand in a file. One at a time.
final class LastGood {

    static final String FILE = "last-good.zip";

    private static final Logger LOG = Logger.getLogger(LastGood.class);

    private final Path file;

    /// @param data the directory of state
    LastGood(Path data) {
        file = data.resolve(FILE);
    }

    /// Replaces what was kept, in one step. A gateway serves although it cannot keep its files.
    void keep(SortedMap<String, byte[]> files) {
        try {
            Files.createDirectories(file.toAbsolutePath().getParent());
            Path fresh = fresh();
            try {
                Files.write(fresh, zipped(files), StandardOpenOption.SYNC);
                Files.move(fresh, file, StandardCopyOption.ATOMIC_MOVE);
            } finally {
                Files.deleteIfExists(fresh);
            }
        } catch (IOException stuck) {
            LOG.warnf("the configuration in force was not kept for a later start: %s", stuck);
        }
    }

    /// What was kept, where the files cannot be read, or are gone. Null when that is wrong itself,
    /// which is then found too; what was read where nothing is kept.
    Reader.@Nullable Reading instead(
            Reader.@Nullable Reading read,
            Findings findings,
            BiFunction<SortedMap<String, byte[]>, Findings, Reader.@Nullable Reading> reader) {
        if (!Files.exists(file) || read != null && !read.texts().isEmpty()) {
            return read;
        }
        if (read != null) {
            findings.problem("", 0, "the configuration directory holds no file; put one back");
        }
        Findings then = new Findings();
        try {
            Reader.Reading kept = reader.apply(texts(), then);
            then.problems().forEach(problem -> findings.problem(kept(problem)));
            return kept;
        } catch (IOException unreadable) {
            findings.problem(FILE, 0, "cannot be read (" + unreadable + "); remove it");
            return null;
        }
    }

    private static Problem kept(Problem problem) {
        String name = FILE + "/" + problem.file();
        return new Problem(name, problem.line(), problem.path(), problem.message());
    }

    private SortedMap<String, byte[]> texts() throws IOException {
        SortedMap<String, byte[]> texts = new TreeMap<>();
        try (InputStream in = Files.newInputStream(file);
                ZipInputStream zip = new ZipInputStream(in)) {
            for (ZipEntry each = zip.getNextEntry(); each != null; each = zip.getNextEntry()) {
                texts.put(each.getName(), zip.readAllBytes());
            }
        }
        if (texts.isEmpty()) {
            throw new IOException("no archive with files");
        }
        return texts;
    }

    /// For its owner alone: a secret may stand in the files themselves.
    private Path fresh() throws IOException {
        return Files.createTempFile(
                file.toAbsolutePath().getParent(),
                FILE,
                ".new",
                PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
    }

    private static byte[] zipped(SortedMap<String, byte[]> files) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
            for (Map.Entry<String, byte[]> each : files.entrySet()) {
                zip.putNextEntry(new ZipEntry(each.getKey()));
                zip.write(each.getValue());
                zip.closeEntry();
            }
        }
        return bytes.toByteArray();
    }
}
