package dev.sluice.team;

import java.util.List;

/// Patterns with `*` for any run of characters; everything else is literal and case-sensitive.
public record Globs(List<String> patterns) {

    public static final Globs ALL = new Globs(List.of("*"));

    public Globs {
        patterns = List.copyOf(patterns);
    }

    /// Whether any pattern matches the whole name. At most pattern length times name length steps,
    /// whatever the pattern (security S36).
    public boolean matches(String name) {
        for (int i = 0; i < patterns.size(); i++) {
            if (matches(patterns.get(i), name)) {
                return true;
            }
        }
        return false;
    }

    /// Greedy with one way back: on a mismatch the last star swallows one more character. Earlier
    /// stars never need to, as they already stand at their leftmost match.
    private static boolean matches(String pattern, String name) {
        int p = 0;
        int n = 0;
        int star = -1;
        int resume = 0;
        while (n < name.length()) {
            if (p < pattern.length() && pattern.charAt(p) == '*') {
                star = p++;
                resume = n;
            } else if (p < pattern.length() && pattern.charAt(p) == name.charAt(n)) {
                p++;
                n++;
            } else if (star >= 0) {
                p = star + 1;
                n = ++resume;
            } else {
                return false;
            }
        }
        while (p < pattern.length() && pattern.charAt(p) == '*') {
            p++;
        }
        return p == pattern.length();
    }
}
