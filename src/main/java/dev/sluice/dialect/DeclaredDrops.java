package dev.sluice.dialect;

import dev.sluice.ask.Body;
import dev.sluice.catalog.Deviation;
import java.util.ArrayList;
import java.util.List;

/// Which members of one request its provider does not get, or gets under another name.
final class DeclaredDrops {

    private final Deviation.Edits rules;
    private final List<String> names;

    DeclaredDrops(Deviation.Edits rules) {
        this.rules = rules;
        this.names = new ArrayList<>(rules.drop());
    }

    void addAll(List<String> more) {
        names.addAll(more);
    }

    boolean has(String name) {
        return names.contains(name);
    }

    List<String> names() {
        return names;
    }

    /// A provider that refuses what it does not know gets nothing else.
    void keep(Body body) {
        List<String> keep = rules.keep();
        if (keep.isEmpty()) {
            return;
        }
        for (int i = 0; i < body.size(); i++) {
            String name = body.names()[i];
            if (!keep.contains(rules.rename().getOrDefault(name, name)) && !has(name)) {
                names.add(name);
            }
        }
        if (!keep.contains("stream_options") && !has("stream_options")) {
            names.add("stream_options");
        }
    }
}
