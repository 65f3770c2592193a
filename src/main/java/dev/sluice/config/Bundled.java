package dev.sluice.config;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/// Configuration that is part of the product, read by the same loader as the user's files.
final class Bundled {

    private Bundled() {}

    /// @param environment what its references stand for
    static Shape read(String file, Findings findings, UnaryOperator<@Nullable String> environment) {
        Scalars scalars = new Scalars(findings, new References(findings, environment));
        Sources sources = Sources.merge(new TreeMap<>(Map.of(file, bytes(file))), findings);
        return new Binder(findings, scalars).bind(sources);
    }

    static byte[] bytes(String file) {
        try (InputStream in = Bundled.class.getResourceAsStream("/" + file)) {
            if (in == null) {
                throw new IllegalStateException(file + " is missing from the jar");
            }
            return in.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
