package dev.sluice.ask;

import org.jspecify.annotations.Nullable;

/// What becomes of the names of a request's members before anything else is edited.
final class Renaming {

    private static final String NEWER = "max_completion_tokens";
    private static final String OLDER = "max_tokens";

    private Renaming() {}

    /// The members' names after drop and rename; null for one that is left out.
    static @Nullable String[] names(Body body, Edits edits) {
        if (edits.drop().isEmpty() && edits.rename().isEmpty()) {
            return body.names();
        }
        @Nullable String[] names = body.names().clone();
        for (int i = 0; i < names.length; i++) {
            if (edits.drop().contains(names[i])) {
                names[i] = null;
            }
        }
        cap(names, body, edits);
        @Nullable String[] kept = names.clone();
        for (int i = 0; i < names.length; i++) {
            String name = kept[i];
            String target = name == null ? null : edits.rename().get(name);
            if (target != null && !target.equals(name)) {
                names[i] = has(kept, target) || has(names, target) ? null : target;
            }
        }
        return names;
    }

    /// Of the two names of one cap, where the provider knows one of them, the newer counts unless
    /// it is null (openai-wire PARAM-1).
    private static void cap(@Nullable String[] names, Body body, Edits edits) {
        boolean one =
                OLDER.equals(edits.rename().get(NEWER)) || NEWER.equals(edits.rename().get(OLDER));
        if (one && has(names, OLDER) && has(names, NEWER)) {
            names[body.find(body.says(NEWER) ? OLDER : NEWER)] = null;
        }
    }

    static boolean has(@Nullable String[] names, String name) {
        for (String each : names) {
            if (name.equals(each)) {
                return true;
            }
        }
        return false;
    }
}
