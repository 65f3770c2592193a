package dev.sluice.config;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/// The YAML files as records, in the words of the files: a component is a key in kebab-case. What
/// was left out, or was wrong and is reported already, is null (lists and maps: empty). Upper
/// bounds of numbers only catch slips of the keyboard.
record Shape(
        @Doc("Where models live, by name.") Map<String, ProviderShape> providers,
        @Doc("Models by the name that routes and callers use.") Map<String, ModelShape> models,
        @Doc("Interchangeable models by name: a plain ordered list, or every entry with a weight.")
                Map<String, List<Entry>> pools,
        @Doc("Virtual models: what clients send as `model` to let the gateway choose.")
                Map<String, RouteShape> routes,
        @Doc("What holds where models and teams leave it unsaid.") @Nullable Defaults defaults,
        @Doc("Who may call, what, and how much.") Map<String, TeamShape> teams,
        @Doc("Providers known beforehand, besides those that come with the product.")
                Map<String, PresetShape> presets) {

    /// The same with other providers and presets.
    Shape with(Map<String, ProviderShape> providers, Map<String, PresetShape> presets) {
        return new Shape(providers, models, pools, routes, defaults, teams, presets);
    }

    record Clocks(
            @Doc(value = "Until connected, such as 500ms.") @Nullable Duration connect,
            @Doc("From the request until the first data frame of a stream.")
                    @Nullable Duration firstByte,
            @Doc("From the request until the first content.") @Nullable Duration firstToken,
            @Doc("Between two reads.") @Nullable Duration idle,
            @Doc("From the start of an attempt until its last byte.") @Nullable Duration total,
            @Doc(
                            value =
                                    "Tokens per second below which a stream is told to be slow; 0 for none.",
                            min = 0,
                            max = 100_000)
                    @Nullable Integer minRate) {}

    /// A model's name alone, or with its weight.
    @Either("model")
    record Entry(
            @Doc(value = "Name of a model.", required = true) @Nullable String model,
            @Doc(
                            value = "Share of the traffic relative to the other weights.",
                            min = 0,
                            max = 1_000_000)
                    @Nullable Integer weight) {}

    record Defaults(
            @Doc("Clocks of every model.") @Nullable Clocks timeouts,
            @Doc("What follows failures, of every provider.") @Nullable ResilienceShape resilience,
            @Doc("Rates of every team.") TeamShape.@Nullable Rates limits,
            @Doc("Budget of every team that has none of its own.")
                    TeamShape.@Nullable Money budget) {}

    /// Any JSON object, as text.
    record Json(String text) {

        /// At the top level, as plain values.
        Map<String, Object> members() {
            try {
                return new ObjectMapper().readValue(text, new TypeReference<>() {});
            } catch (JsonProcessingException e) {
                throw new IllegalStateException("our own JSON cannot be read", e);
            }
        }

        Set<String> names() {
            return new TreeSet<>(members().keySet());
        }
    }

    /// Any JSON value, as text.
    record Any(String text) {}

    /// The components are keys of the record they are part of, not below a key of their own.
    @Retention(RetentionPolicy.RUNTIME)
    @interface Inline {}

    /// May be written as the value of one component alone.
    @Retention(RetentionPolicy.RUNTIME)
    @interface Either {
        /// The component's key.
        String value();
    }
}
