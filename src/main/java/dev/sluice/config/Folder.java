package dev.sluice.config;

import java.io.IOException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.FileSystemException;
import java.nio.file.FileSystemLoopException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// The files of a configuration directory, which may be absent, as they are or would be.
///
/// @param changed texts that take the place of files, by name
/// @param gone names that are left out
record Folder(@Nullable Path directory, Map<String, byte[]> changed, Set<String> gone) {

    Folder(@Nullable Path directory) {
        this(directory, Map.of(), Set.of());
    }

    /// Symbolic links are followed, and one that points upwards must not be followed for ever.
    private static final int DEPTH = 8;

    /// Every `*.yaml` below a directory by its name relative to it, sorted, and what was meant to
    /// be one; left out are `examples/` and every name that begins with a dot.
    SortedMap<String, byte[]> files() throws IOException {
        SortedMap<String, byte[]> found = new TreeMap<>();
        for (Map.Entry<String, Path> file : paths().entrySet()) {
            found.put(file.getKey(), Files.readAllBytes(regular(file.getValue())));
        }
        found.putAll(changed);
        found.keySet().removeAll(gone);
        return found;
    }

    /// A pipe is not read: nobody may ever write to it, and whoever reads waits for good.
    static Path regular(Path file) throws IOException {
        if (Files.exists(file) && !Files.isRegularFile(file)) {
            throw new FileSystemException(file.toString(), null, "not a regular file");
        }
        return file;
    }

    /// A text that changes when a file comes, goes, is written, or has other rights: one that could
    /// not be read is read once it can.
    String stamp() {
        StringBuilder stamp = new StringBuilder();
        try {
            for (Map.Entry<String, Path> file : paths().entrySet()) {
                Object now = Files.readAttributes(file.getValue(), "unix:fileKey,ctime,size");
                stamp.append(file.getKey()).append(' ').append(now).append('\n');
            }
            return stamp.toString();
        } catch (IOException e) {
            return e.toString();
        }
    }

    SortedMap<String, Path> paths() throws IOException {
        SortedMap<String, Path> found = new TreeMap<>();
        if (directory != null && Files.exists(directory)) {
            collect("", directory, DEPTH, found);
            found.keySet().removeIf(name -> name.startsWith("examples/"));
        }
        return found;
    }

    private static void collect(String prefix, Path directory, int depth, Map<String, Path> found)
            throws IOException {
        if (depth == 0) {
            throw new FileSystemLoopException(directory.toString());
        }
        try (DirectoryStream<Path> entries = Files.newDirectoryStream(directory)) {
            for (Path entry : entries) {
                String name = entry.getFileName().toString();
                if (name.startsWith(".")) {
                    continue;
                }
                if (Files.isDirectory(entry)) {
                    collect(prefix + name + "/", entry, depth - 1, found);
                } else if (name.matches("(?i).*\\.ya?ml")) {
                    found.put(prefix + name, entry);
                }
            }
        } catch (DirectoryIteratorException e) {
            throw e.getCause();
        }
    }

    /// Why nothing can be written; empty when it can.
    String readOnly() {
        if (directory == null) {
            return "this gateway was started without a configuration directory; set SLUICE_CONFIG";
        }
        String named = "the directory '" + directory + "' ";
        if (!Files.isDirectory(directory)) {
            return named + "does not exist; make it";
        }
        return Files.isWritable(directory)
                ? ""
                : named + "is not writable; apply the change where it comes from";
    }

    /// Where a file of this name is written. One that is a link is replaced where it points to, not
    /// the link.
    Path target(String name) throws IOException {
        Path file = Objects.requireNonNull(directory).resolve(name);
        Path target = Files.exists(file) ? file.toRealPath() : file;
        Files.createDirectories(Objects.requireNonNull(target.getParent()));
        return target;
    }
}
