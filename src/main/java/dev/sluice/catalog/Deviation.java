package dev.sluice.catalog;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// One way in which a provider deviates from what its dialect speaks. Part of [Provider.Rules].
public sealed interface Deviation {

    /// Edits of a request's top level.
    ///
    /// @param keep the only members that reach it, by the names it knows; empty: all
    /// @param dropWithEffort members left out when the request asks to reason
    /// @param noEffortWith what keeps a model from reasoning: a forced `tool_choice`, `json_schema`
    /// @param clamp numbers brought into a range
    /// @param defaults JSON by member, for what the caller leaves unsaid
    public record Edits(
            List<String> drop,
            Map<String, String> rename,
            List<String> keep,
            List<String> dropWithEffort,
            List<String> noEffortWith,
            Map<String, Range> clamp,
            Map<String, String> defaults)
            implements Deviation {

        public static final Edits NONE =
                new Edits(List.of(), Map.of(), List.of(), List.of(), List.of(), Map.of(), Map.of());

        public Edits {
            drop = List.copyOf(drop);
            rename = inOrder(rename);
            keep = List.copyOf(keep);
            dropWithEffort = List.copyOf(dropWithEffort);
            noEffortWith = List.copyOf(noEffortWith);
            clamp = inOrder(clamp);
            defaults = inOrder(defaults);
        }

        private static <T> Map<String, T> inOrder(Map<String, T> written) {
            return Collections.unmodifiableMap(new LinkedHashMap<>(written));
        }
    }

    /// Both ends belong to it.
    public record Range(double min, double max) {}

    /// Edits inside of messages and tools.
    ///
    /// @param roles other names of roles
    /// @param strip members left out at any depth
    /// @param reasoning the name under which it takes reasoning back
    /// @param shortIds whether ids of tool calls must be nine letters or digits
    public record Turns(
            Map<String, String> roles, List<String> strip, Naming reasoning, boolean shortIds)
            implements Deviation {

        public static final Turns AS_IS = new Turns(Map.of(), List.of(), Naming.AS_IS, false);

        public Turns {
            roles = Map.copyOf(roles);
            strip = List.copyOf(strip);
        }

        public boolean asIs() {
            return roles.isEmpty() && strip.isEmpty() && reasoning == Naming.AS_IS && !shortIds;
        }
    }

    /// How its answers are brought into OpenAI's form.
    ///
    /// @param reasoning the name that reasoning text gets
    /// @param thinkTags whether `<think>` in content begins reasoning
    /// @param parts whether content may be a list in which thoughts have parts of their own
    /// @param repairTools whether tool calls may come without an index, or end in `stop`
    /// @param streamsOnly whether whole answers are to be gathered from streams
    /// @param floatsOnly whether embeddings come as numbers, whatever was asked for
    /// @param errors status by an error's code or type; `*` at the end stands for any rest
    /// @param usage OpenAI's names of counts by the provider's; a dot leads into the details
    public record Answers(
            Naming reasoning,
            boolean thinkTags,
            boolean parts,
            boolean repairTools,
            boolean streamsOnly,
            boolean floatsOnly,
            Map<String, Integer> errors,
            Map<String, String> usage)
            implements Deviation {

        public static final Answers AS_IS =
                new Answers(Naming.AS_IS, false, false, false, false, false, Map.of(), Map.of());

        public Answers {
            errors = Map.copyOf(errors);
            usage = Map.copyOf(usage);
        }

        public boolean asIs() {
            return errors.isEmpty()
                    && usage.isEmpty()
                    && !streamsOnly
                    && !floatsOnly
                    && choicesAsIs();
        }

        public boolean choicesAsIs() {
            return reasoning == Naming.AS_IS && !thinkTags && !parts && !repairTools;
        }
    }

    /// Where reasoning text stands: `reasoning_content`, `reasoning`, both, or as it came.
    public enum Naming {
        AS_IS,
        REASONING_CONTENT,
        REASONING,
        BOTH
    }
}
