package dev.sluice.admin;

import dev.sluice.config.Configuration;
import dev.sluice.config.Place;
import org.jspecify.annotations.Nullable;

/// Where something of the configuration stands; null for the embedded default.
record Written(@Nullable String file, @Nullable Integer line) {

    static Written at(Configuration configuration, String path) {
        Place place = configuration.place(path);
        return new Written(
                place.file().isEmpty() ? null : place.file(),
                place.line() == 0 ? null : place.line());
    }
}
