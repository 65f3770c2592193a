package dev.sluice.house;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/// The files of this project, whichever folder of it a test was started in.
final class Project {

    static final Path ROOT = root();
    static final Path MAIN = ROOT.resolve("src/main/java/dev/sluice");
    static final Path TESTS = ROOT.resolve("src/test/java/dev/sluice");

    private Project() {}

    private static Path root() {
        Path here = Path.of("").toAbsolutePath();
        while (!Files.exists(here.resolve("pom.xml"))) {
            here = here.getParent();
        }
        return here;
    }

    /// Sorted, so that a list of offenders reads the same on every machine. None when there is no
    /// such folder.
    static List<Path> files(Path folder, String suffix) {
        if (!Files.exists(folder)) {
            return List.of();
        }
        try (Stream<Path> all = Files.walk(folder)) {
            return all.filter(file -> file.toString().endsWith(suffix)).sorted().toList();
        } catch (IOException gone) {
            throw new UncheckedIOException(gone);
        }
    }

    /// Main and test sources.
    static List<Path> sources() {
        return Stream.of(MAIN, TESTS).flatMap(root -> files(root, ".java").stream()).toList();
    }

    /// README, CONTRIBUTING, the changelog, and all of `docs/` and `config/`.
    static List<Path> documents() {
        List<Path> top =
                Stream.of("README.md", "CONTRIBUTING.md", "CHANGELOG.md")
                        .map(ROOT::resolve)
                        .filter(Files::exists)
                        .toList();
        Stream<Path> below =
                Stream.of("docs", "config", "deploy")
                        .flatMap(folder -> files(ROOT.resolve(folder), ".md").stream());
        return Stream.concat(top.stream(), below).toList();
    }

    static List<String> lines(Path file) {
        return text(file).lines().toList();
    }

    static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    /// As `src/main/java/...:12`, which editors open.
    static String at(Path file, int line) {
        return ROOT.relativize(file) + ":" + line;
    }
}
