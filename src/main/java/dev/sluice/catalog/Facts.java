package dev.sluice.catalog;

import com.fasterxml.jackson.core.io.JsonStringEncoder;
import java.math.BigDecimal;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// How facts are told: names in snake case, as in OpenAI's objects, and null for what nobody knows.
/// Off the data path.
final class Facts {

    private Facts() {}

    static void of(Card card, Map<String, @Nullable Object> into) {
        into.put("kind", word(card.kind()));
        into.put("kinds", card.kinds().stream().map(Facts::word).toList());
        into.put("openness", card.openness().word());
        into.put("licence", known(card.licence()));
        into.put("window", known(card.window()));
        into.put("output_limit", known(card.outputLimit()));
        into.put("modalities", known(words(card.modalities())));
        into.put("answers", known(words(card.answers())));
        into.put("tools", card.tools());
        into.put("json_schema", card.jsonSchema());
        into.put("languages", known(card.languages().stream().sorted().toList()));
    }

    private static List<String> words(Set<Card.Modality> modalities) {
        return modalities.stream().sorted().map(Facts::word).toList();
    }

    /// USD per million tokens.
    static @Nullable Map<String, Object> price(@Nullable Price price) {
        if (price == null) {
            return null;
        }
        Map<String, Object> facts = new LinkedHashMap<>();
        facts.put("input", Price.usd(price.input()));
        facts.put("cached_input", Price.usd(price.cachedInput()));
        if (price.cacheWrite() != price.input()) {
            facts.put("cache_write", Price.usd(price.cacheWrite()));
        }
        facts.put("output", Price.usd(price.output()));
        facts.put("unit", "USD per million tokens");
        facts.put("from", price.listed().isEmpty() ? "configuration" : "catalog");
        if (!price.listed().isEmpty()) {
            facts.put("date", price.listed());
        }
        return facts;
    }

    static @Nullable Object known(Object value) {
        return switch (value) {
            case String text -> text.isEmpty() ? null : text;
            case Number number -> number.longValue() == 0 ? null : number;
            case Collection<?> many -> many.isEmpty() ? null : many;
            default -> value;
        };
    }

    static String word(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    static String json(Map<String, ?> object) {
        StringBuilder json = new StringBuilder(1_024);
        write(object, json);
        return json.toString();
    }

    private static void write(@Nullable Object value, StringBuilder json) {
        switch (value) {
            case null -> json.append("null");
            case Map<?, ?> map -> {
                String before = "{";
                for (Map.Entry<?, ?> entry : map.entrySet()) {
                    json.append(before).append(quoted(entry.getKey())).append(':');
                    write(entry.getValue(), json);
                    before = ",";
                }
                json.append(map.isEmpty() ? "{}" : "}");
            }
            case Collection<?> many -> {
                String before = "[";
                for (Object each : many) {
                    json.append(before);
                    write(each, json);
                    before = ",";
                }
                json.append(many.isEmpty() ? "[]" : "]");
            }
            case Boolean is -> json.append(is);
            case BigDecimal number -> json.append(number.toPlainString());
            case Number number -> json.append(number);
            default -> json.append(quoted(value));
        }
    }

    private static String quoted(Object text) {
        return "\""
                + new String(JsonStringEncoder.getInstance().quoteAsString(text.toString()))
                + "\"";
    }
}
