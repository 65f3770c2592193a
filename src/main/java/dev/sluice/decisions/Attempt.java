package dev.sluice.decisions;

/// An attempt that failed before another target took over.
///
/// @param from milliseconds after arrival
/// @param error the `error_type` that ended it
public record Attempt(String target, long from, long to, String error) {

    private static final String UNKNOWN = "";

    /// One word for a record: `FROM TO ERROR TARGET`, as a target's name may hold anything.
    String text() {
        return from + " " + to + " " + error + " " + target;
    }

    /// Unknown where the text is none of ours: a log may have been changed.
    static Attempt of(String text) {
        String[] parts = text.split(" ", 4);
        boolean ours =
                parts.length == 4 && parts[0].matches("\\d{1,15}") && parts[1].matches("\\d{1,15}");
        return ours
                ? new Attempt(
                        parts[3], Long.parseLong(parts[0]), Long.parseLong(parts[1]), parts[2])
                : new Attempt(UNKNOWN, 0, 0, UNKNOWN);
    }
}
