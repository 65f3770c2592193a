package dev.sluice.wire;

import java.util.ArrayList;
import java.util.List;
import java.util.function.BiConsumer;

/// The headers that explain a reply, in the order they were added. Written by `Gateway` and
/// `upstream`, read once by `api`. One event loop, no synchronisation. Values are printable ASCII:
/// whoever adds a value from outside cleans it with [#clean].
public final class Labels {

    private final List<String> pairs = new ArrayList<>(24);

    public Labels add(String name, String value) {
        pairs.add(name);
        pairs.add(value);
        return this;
    }

    public void forEach(BiConsumer<String, String> each) {
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
}
