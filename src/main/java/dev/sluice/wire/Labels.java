package dev.sluice.wire;

import io.vertx.core.http.HttpHeaders;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;

/// The headers that explain a reply, in the order they were added. Written by `Gateway` and
/// `upstream`, read once by `api`. One event loop, no synchronisation. Values are printable ASCII:
/// whoever adds a value from outside cleans it with [#clean].
public final class Labels {

    // Made once: their hash and their bytes are ready when they are written.
    public static final CharSequence DECISION = HttpHeaders.createOptimized("x-sluice-decision");
    public static final CharSequence ROUTE = HttpHeaders.createOptimized("x-sluice-route");
    public static final CharSequence TIER = HttpHeaders.createOptimized("x-sluice-tier");
    public static final CharSequence COMPLEXITY =
            HttpHeaders.createOptimized("x-sluice-complexity");
    public static final CharSequence BECAUSE = HttpHeaders.createOptimized("x-sluice-because");
    public static final CharSequence MODEL = HttpHeaders.createOptimized("x-sluice-model");
    public static final CharSequence ATTEMPTS = HttpHeaders.createOptimized("x-sluice-attempts");
    public static final CharSequence ESCALATED = HttpHeaders.createOptimized("x-sluice-escalated");
    public static final CharSequence DROPPED = HttpHeaders.createOptimized("x-sluice-dropped");
    public static final CharSequence ESTIMATED = HttpHeaders.createOptimized("x-sluice-estimated");
    public static final CharSequence UPSTREAM_REQUEST_ID =
            HttpHeaders.createOptimized("x-sluice-upstream-request-id");

    /// Of a caller's text, in characters.
    private static final int SHOWN = 64;

    private final List<CharSequence> pairs = new ArrayList<>(24);

    public Labels add(CharSequence name, String value) {
        pairs.add(name);
        pairs.add(value);
        return this;
    }

    /// What was said last under a name, or null.
    public @Nullable String said(CharSequence name) {
        int at = last(name);
        return at < 0 ? null : pairs.get(at + 1).toString();
    }

    private int last(CharSequence name) {
        int at = pairs.size() - 2;
        while (at >= 0 && CharSequence.compare(pairs.get(at), name) != 0) {
            at -= 2;
        }
        return at;
    }

    /// In place of what was said last under a name, if anything was.
    public Labels set(CharSequence name, String value) {
        forget(name);
        return add(name, value);
    }

    private void forget(CharSequence name) {
        int at = last(name);
        if (at >= 0) {
            pairs.subList(at, at + 2).clear();
        }
    }

    /// What is said there, in place of what was said here under the same names.
    public Labels addAll(Labels more) {
        more.forEach((name, _) -> forget(name));
        pairs.addAll(more.pairs);
        return this;
    }

    public void forEach(BiConsumer<CharSequence, CharSequence> each) {
        for (int i = 0; i < pairs.size(); i += 2) {
            each.accept(pairs.get(i), pairs.get(i + 1));
        }
    }

    /// The text as a header value: control characters and non-ASCII become `?`, so that no header
    /// can be forged (security S29).
    public static String clean(String text) {
        for (int i = 0; i < text.length(); i++) {
            if (text.charAt(i) < ' ' || text.charAt(i) > '~') {
                return text.replaceAll("[^ -~]", "?");
            }
        }
        return text;
    }

    /// A caller's text, short enough for a message.
    public static String brief(String text) {
        return clean(text.length() <= SHOWN ? text : text.substring(0, SHOWN) + "...");
    }
}
