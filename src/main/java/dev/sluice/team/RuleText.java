package dev.sluice.team;

import dev.sluice.wire.Tier;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// One routing rule as its team wrote it. At least one action is present; `route` compiles the
/// condition and resolves the names.
///
/// @param when a CEL expression; empty means always
/// @param require dimension (`residency`, `licence`, `language`, `openness`, `provider`) to the
///   values allowed
/// @param patch a JSON object as text; empty when unsaid
/// @param plugin the name of an installed `route.Rule` instead of condition and action; null for a
///   rule in YAML
public record RuleText(
        String name,
        String when,
        Action action,
        Map<String, List<String>> require,
        String patch,
        @Nullable String plugin) {

    public RuleText {
        require = Map.copyOf(require);
    }

    /// What happens when it matches; components are null when unsaid.
    ///
    /// @param use a pool or a model
    /// @param prefer `cheapest`, `fastest` or `self-hosted`
    /// @param deny the message the caller reads
    /// @param fallback whether other models may answer in the stead of the first one
    public record Action(
            @Nullable String use,
            @Nullable Tier tier,
            @Nullable Prefer prefer,
            @Nullable String deny,
            boolean fallback) {

        public Action(
                @Nullable String use,
                @Nullable Tier tier,
                @Nullable Prefer prefer,
                @Nullable String deny) {
            this(use, tier, prefer, deny, true);
        }

        public static final Action NONE = new Action(null, null, null, null);
    }

    public enum Prefer {
        CHEAPEST,
        FASTEST,
        SELF_HOSTED
    }
}
