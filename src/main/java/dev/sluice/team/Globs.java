package dev.sluice.team;

import java.util.List;

/// Patterns with `*` for any run of characters; everything else is literal and case-sensitive.
public record Globs(List<String> patterns) {

    public static final Globs ALL = new Globs(List.of("*"));

    public Globs {
        patterns = List.copyOf(patterns);
    }

    public boolean matches(String name) {
        throw new UnsupportedOperationException("filled by the team room");
    }
}
