package dev.sluice.ask;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

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

    /// A wish that is never overridden in silence (routing-quality.md 7).
    public static final String EFFORT = "reasoning_effort";

    public Edits {
        drop = List.copyOf(drop);
        rename = Map.copyOf(rename);
    }

    /// Members of a body that go, or go under another name: `name`, or `name=other`.
    public List<String> dropped(Body body) {
        if (drop.isEmpty() && rename.isEmpty()) {
            return List.of();
        }
        @Nullable String[] names = Renaming.names(body, this);
        List<String> dropped = new ArrayList<>();
        for (int i = 0; i < names.length; i++) {
            String was = body.names()[i];
            if (names[i] == null) {
                dropped.add(was);
            } else if (!was.equals(names[i])) {
                dropped.add(was + "=" + names[i]);
            }
        }
        return dropped;
    }

    /// What becomes of the caller's effort where the patch has another (`reasoning_effort=none`);
    /// empty where nothing does.
    public String effort(Body body) {
        int said = patch.names(EFFORT) ? body.find(EFFORT) : -1;
        byte[] ours = patch.value(EFFORT);
        if (said < 0 || ours == null) {
            return said < 0 ? "" : EFFORT;
        }
        int from = body.valueStart(said);
        boolean same = Arrays.equals(body.bytes(), from, body.valueEnd(said), ours, 0, ours.length);
        return same ? "" : EFFORT + "=" + new String(ours, UTF_8).replace("\"", "");
    }
}
