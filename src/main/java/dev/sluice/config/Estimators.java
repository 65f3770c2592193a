package dev.sluice.config;

import dev.sluice.complexity.Artifact;
import dev.sluice.complexity.Calibration;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// The fitted estimators that routes name, each read once per load, relative to the configuration
/// directory. One thread.
final class Estimators {

    private final Path directory;
    private final Findings findings;
    private final Map<String, Artifact> read = new TreeMap<>();

    Estimators(@Nullable Path directory, Findings findings) {
        this.directory = directory == null ? Path.of("") : directory;
        this.findings = findings;
    }

    /// What a route's `estimator` and `pair` stand for; a problem, and what is shipped, when that
    /// cannot be used.
    void check(String path, RouteShape.Aim said) {
        String file = said.estimator();
        if (file != null && !read.containsKey(file)) {
            try {
                read.put(file, Artifact.read(file(file)));
            } catch (Artifact.Unusable wrong) {
                findings.problem(path + ".estimator", String.valueOf(wrong.getMessage()));
                return;
            }
        }
        Artifact artifact = artifact(said);
        if (said.pair() != null && !artifact.pairs().contains(said.pair())) {
            findings.unknown(
                    path + ".pair",
                    said.pair(),
                    "calibrated in " + artifact.version(),
                    artifact.pairs());
        }
    }

    Artifact artifact(RouteShape.Aim said) {
        String file = said.estimator();
        return file == null ? Artifact.shipped() : read.getOrDefault(file, Artifact.shipped());
    }

    Calibration calibration(RouteShape.Aim said) {
        String pair = said.pair() == null ? Calibration.POOLED : said.pair();
        return artifact(said).calibration(pair);
    }

    Path file(String said) {
        return directory.resolve(said);
    }

    /// Changes when a file does, though the configuration names it as before.
    String fingerprint() {
        StringBuilder all = new StringBuilder();
        read.forEach((file, artifact) -> all.append(file).append(artifact.hash()));
        return all.toString();
    }
}
