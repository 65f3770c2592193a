package dev.sluice.config;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.util.DefaultIndenter;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.sluice.wire.Secret;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.math.BigDecimal;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/// The JSON Schema (2020-12) of one configuration file, made from the records that [Binder] fills,
/// so that editors complete and check what the gateway will accept.
public final class Schema {

    /// What [References] replaces may stand where a number, a word or a boolean is wanted.
    private static final String REFERENCE = "\\$\\{.+\\}";

    private static final JsonNodeFactory MAKE = JsonNodeFactory.instance;

    private Schema() {}

    /// The text of the resource `sluice.schema.json`.
    public static String text() {
        ObjectNode root = MAKE.objectNode();
        root.put("$schema", "https://json-schema.org/draft/2020-12/schema");
        root.put("title", "Sluice gateway configuration");
        root.setAll(object(Shape.class));
        DefaultPrettyPrinter printer = new DefaultPrettyPrinter();
        printer.indentObjectsWith(new DefaultIndenter("  ", "\n"));
        try {
            return new ObjectMapper().writer(printer).writeValueAsString(root) + "\n";
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a tree of our own cannot be written", e);
        }
    }

    private static ObjectNode object(Class<?> type) {
        ObjectNode schema = MAKE.objectNode().put("type", "object");
        ObjectNode properties = schema.putObject("properties");
        ArrayNode required = MAKE.arrayNode();
        Keys.components(type)
                .forEach(component -> {
                    properties.set(Keys.key(component), property(component));
                    if (component.getAnnotation(Doc.class).required()) {
                        required.add(Keys.key(component));
                    }
                });
        if (!required.isEmpty()) {
            schema.set("required", required);
        }
        return schema.put("additionalProperties", false);
    }

    private static ObjectNode property(RecordComponent component) {
        Doc doc = component.getAnnotation(Doc.class);
        ObjectNode schema = MAKE.objectNode().put("description", described(doc));
        schema.setAll(value(component.getGenericType()));
        if (!Double.isNaN(doc.min())) {
            schema.put("minimum", new BigDecimal(Scalars.plain(doc.min())));
            schema.put("maximum", new BigDecimal(Scalars.plain(doc.max())));
        }
        if (!doc.pattern().isEmpty()) {
            schema.put("pattern", "^(" + doc.pattern() + "|.*" + REFERENCE + ".*)$");
        }
        return schema;
    }

    private static String described(Doc doc) {
        String sentence =
                doc.value().substring(0, 1).toUpperCase(Locale.ROOT) + doc.value().substring(1);
        String ended = sentence.endsWith(".") ? sentence : sentence + ".";
        return doc.preset().isEmpty() ? ended : ended + " Default: " + doc.preset() + ".";
    }

    private static ObjectNode value(Type type) {
        Class<?> raw = (Class<?>) (type instanceof ParameterizedType p ? p.getRawType() : type);
        if (raw == Map.class) {
            ObjectNode map = MAKE.objectNode();
            map.putArray("type").add("object").add("null");
            map.set("additionalProperties", value(Keys.argument(type, 1)));
            return map;
        }
        if (raw == List.class) {
            ObjectNode list = MAKE.objectNode().put("type", "array");
            list.set("items", value(Keys.argument(type, 0)));
            return list;
        }
        if (raw == Shape.Json.class) {
            return MAKE.objectNode().put("type", "object");
        }
        return raw.isRecord() && raw != Secret.class ? composed(raw) : scalar(raw);
    }

    private static ObjectNode composed(Class<?> raw) {
        Shape.Either either = raw.getAnnotation(Shape.Either.class);
        if (either == null) {
            return object(raw);
        }
        ObjectNode any = MAKE.objectNode();
        ArrayNode forms = any.putArray("anyOf").add(MAKE.objectNode().put("type", "string"));
        Keys.components(raw)
                .filter(component -> component.getType() == List.class)
                .forEach(component -> forms.add(value(component.getGenericType())));
        forms.add(object(raw));
        return any;
    }

    private static ObjectNode scalar(Class<?> raw) {
        ObjectNode text = MAKE.objectNode().put("type", "string");
        if (raw == String.class || raw == Secret.class) {
            return text.put("minLength", 1);
        }
        if (raw == Duration.class) {
            return text.put("pattern", "^([0-9]+(ms|s|m|h)|.*" + REFERENCE + ".*)$");
        }
        if (raw == URI.class) {
            return text.put("pattern", "^https?://|" + REFERENCE);
        }
        ObjectNode plain = MAKE.objectNode();
        if (raw.isEnum()) {
            ArrayNode words = plain.putArray("enum");
            List.of(raw.getEnumConstants()).forEach(constant -> words.add(Scalars.word(constant)));
        } else if (raw == Boolean.class) {
            plain.put("type", "boolean");
        } else {
            plain.put("type", raw == BigDecimal.class ? "number" : "integer");
        }
        ObjectNode any = MAKE.objectNode();
        any.putArray("anyOf").add(plain).add(text.put("pattern", REFERENCE));
        return any;
    }
}
