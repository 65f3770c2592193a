package dev.sluice.ask;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;

/// What must differ between the caller's body and the one an upstream gets. Applied to the original
/// bytes for each attempt.
///
/// @param model the upstream's name of the model
/// @param patch applied after drop and rename
/// @param includeUsage set `stream_options.include_usage` to true
/// @param drop top-level members left out
/// @param rename top-level members under another name; the target wins when both are present
public record Edits(
        String model,
        Patch patch,
        boolean includeUsage,
        List<String> drop,
        Map<String, String> rename) {

    public Edits {
        drop = List.copyOf(drop);
        rename = Map.copyOf(rename);
    }

    /// Members of a body that go, or go under another name: `name`, or `name=other`.
    public List<String> dropped(Body body) {
        if (drop.isEmpty() && rename.isEmpty()) {
            return List.of();
        }
        List<String> dropped = new ArrayList<>();
        for (String name : drop) {
            if (body.find(name) >= 0) {
                dropped.add(name);
            }
        }
        for (String name : new TreeSet<>(rename.keySet())) {
            if (body.find(name) >= 0 && !drop.contains(name)) {
                dropped.add(name + "=" + rename.get(name));
            }
        }
        return dropped;
    }
}
