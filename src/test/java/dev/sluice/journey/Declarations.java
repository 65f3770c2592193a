package dev.sluice.journey;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.sluice.catalog.Deviation;
import dev.sluice.catalog.Model;
import dev.sluice.catalog.Provider;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/// Compares what an upstream got with what its caller sent, tree by tree, and finds the differences
/// that no declared rule of the model accounts for. Knows the rules, and nothing of how they are
/// applied.
///
/// @param said by the caller
/// @param got by the upstream
record Declarations(JsonNode said, JsonNode got, Model model) {

    /// Numbers keep their text.
    private static final ObjectMapper JSON =
            new ObjectMapper()
                    .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
                    .enable(DeserializationFeature.FAIL_ON_READING_DUP_TREE_KEY)
                    .setNodeFactory(JsonNodeFactory.withExactBigDecimals(true));

    static JsonNode json(String text) {
        try {
            return JSON.readTree(text);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException(text, e);
        }
    }

    /// A line for each.
    List<String> undeclared() {
        List<String> lines = new ArrayList<>();
        said.fieldNames()
                .forEachRemaining(name -> {
                    if (!got.has(name) && !mayGo(name)) {
                        lines.add(name + " is gone");
                    } else if (got.has(name)
                            && !mayBe(name, said.get(meant(name)), got.get(name))) {
                        lines.add(name + " is " + got.get(name) + ", was " + said.get(name));
                    }
                });
        got.fieldNames()
                .forEachRemaining(name -> {
                    if (!said.has(name) && !mayCome(name, got.get(name))) {
                        lines.add(name + " came: " + got.get(name));
                    }
                });
        return lines;
    }

    /// Members of the caller's that the upstream does not see, or sees as something else.
    List<String> changed() {
        List<String> names = new ArrayList<>();
        said.fieldNames()
                .forEachRemaining(name -> {
                    boolean whole = List.of("model", "messages", "tools").contains(name);
                    if (!whole && !said.get(name).equals(got.get(name))) {
                        names.add(name);
                    }
                });
        return names;
    }

    private Provider.Rules rules() {
        return model.provider().rules();
    }

    /// Of the two names of one cap, the newer counts (openai-wire PARAM-1).
    private String meant(String name) {
        String newer = "max_completion_tokens";
        return said.has(newer) && name.equals(rules().edits().rename().get(newer)) ? newer : name;
    }

    private boolean mayGo(String name) {
        Deviation.Edits edits = rules().edits();
        String known = edits.rename().getOrDefault(name, name);
        boolean kept = edits.keep().isEmpty() || edits.keep().contains(known);
        return edits.drop().contains(name)
                || !kept
                || !known.equals(name) && got.has(known)
                || !List.of("", "none").contains(effort()) && edits.dropWithEffort().contains(name)
                || name.equals("reasoning_effort")
                        && !control().isTextual()
                        && !rules().effort().isEmpty();
    }

    private boolean mayBe(String name, JsonNode before, JsonNode after) {
        return switch (name) {
            case "model" -> after.asText().equals(model.upstream());
            case "messages", "tools" -> inside(before, after);
            case "reasoning_effort" ->
                    after.equals(rules().effort().isEmpty() ? before : control());
            case String _ -> before.equals(after) || after.equals(clamped(name, before));
        };
    }

    private boolean mayCome(String name, JsonNode value) {
        Deviation.Edits edits = rules().edits();
        boolean renamed =
                edits.rename().entrySet().stream()
                        .filter(each -> each.getValue().equals(name) && said.has(each.getKey()))
                        .anyMatch(each -> mayBe(name, said.get(each.getKey()), value));
        boolean gathers = rules().answers().streamsOnly() && !said.path("stream").asBoolean();
        boolean streams = said.path("stream").asBoolean() || gathers;
        return renamed
                || edits.defaults().containsKey(name)
                        && value.equals(json(edits.defaults().get(name)))
                || value.equals(control().path(name))
                || name.equals("stream") && gathers && value.asBoolean()
                || name.equals("stream_options")
                        && streams
                        && value.equals(json("{\"include_usage\":true}"));
    }

    /// As asked for, or none where the request holds what a model refuses while it reasons.
    private String effort() {
        List<String> held = rules().edits().noEffortWith();
        JsonNode choice = said.path("tool_choice");
        boolean forced = choice.isObject() || choice.asText().equals("required");
        String form = said.path("response_format").path("type").asText();
        boolean none = held.contains("tool_choice") && forced || held.contains(form);
        return none ? "none" : said.path("reasoning_effort").asText();
    }

    /// What the effort becomes.
    private JsonNode control() {
        return json(rules().effort().getOrDefault(effort(), "null"));
    }

    private JsonNode clamped(String name, JsonNode before) {
        Deviation.Range range = rules().edits().clamp().get(name);
        return range == null
                ? before
                : json(
                        Long.toString(
                                (long) Math.clamp(before.asDouble(), range.min(), range.max())));
    }

    private boolean inside(JsonNode before, JsonNode after) {
        if (before.isArray()) {
            boolean same = before.size() == after.size();
            for (int i = 0; same && i < before.size(); i++) {
                same = inside(before.get(i), after.get(i));
            }
            return same;
        }
        return before.isObject() && after.isObject()
                ? members(before, after)
                : before.equals(after);
    }

    private boolean members(JsonNode before, JsonNode after) {
        Deviation.Turns turns = rules().turns();
        int left = 0;
        for (Map.Entry<String, JsonNode> member : before.properties()) {
            String known = known(member.getKey(), turns.reasoning());
            boolean twice = !known.equals(member.getKey()) && before.has(known);
            if (turns.strip().contains(member.getKey()) || twice) {
                continue;
            }
            left++;
            if (!after.has(known) || !value(member.getKey(), member.getValue(), after.get(known))) {
                return false;
            }
        }
        return left == after.size();
    }

    private static String known(String name, Deviation.Naming naming) {
        return switch (naming) {
            case REASONING -> name.equals("reasoning_content") ? "reasoning" : name;
            case REASONING_CONTENT -> name.equals("reasoning") ? "reasoning_content" : name;
            case AS_IS, BOTH -> name;
        };
    }

    /// Schemas and arguments are the caller's own, whatever they look like.
    private boolean value(String name, JsonNode before, JsonNode after) {
        Deviation.Turns turns = rules().turns();
        return switch (name) {
            case "role" ->
                    after.asText()
                            .equals(turns.roles().getOrDefault(before.asText(), before.asText()));
            case "parameters", "arguments" -> before.equals(after);
            case "id", "tool_call_id" ->
                    turns.shortIds()
                            ? after.asText().matches("[A-Za-z0-9]{9}")
                            : before.equals(after);
            case String _ -> inside(before, after);
        };
    }
}
