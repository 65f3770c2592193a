package dev.sluice.config;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.util.DefaultIndenter;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.lang.reflect.RecordComponent;
import java.util.Locale;

/// The JSON Schema (2020-12) of one configuration file, made from the records that [Binder] fills,
/// so that editors complete and check what the gateway will accept.
public final class Schema {

    /// What [References] replaces may stand where a number, a word or a boolean is wanted.
    static final String REFERENCE = "\\$\\{.+\\}";

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

    static ObjectNode object(Class<?> type) {
        ObjectNode schema = MAKE.objectNode();
        ArrayNode types = schema.putArray("type").add("object");
        ObjectNode properties = schema.putObject("properties");
        ArrayNode required = MAKE.arrayNode();
        Keys.components(type)
                .forEach(component -> {
                    properties.set(Keys.key(component), property(component));
                    if (component.getAnnotation(Doc.class).required()) {
                        required.add(Keys.key(component));
                    }
                });
        if (required.isEmpty()) {
            types.add("null");
        } else {
            schema.set("required", required);
        }
        return schema.put("additionalProperties", false);
    }

    private static ObjectNode property(RecordComponent component) {
        Doc doc = component.getAnnotation(Doc.class);
        ObjectNode schema = MAKE.objectNode().put("description", described(doc));
        return schema.setAll(Forms.value(component.getGenericType(), doc));
    }

    private static String described(Doc doc) {
        String sentence =
                doc.value().substring(0, 1).toUpperCase(Locale.ROOT) + doc.value().substring(1);
        String ended = sentence.endsWith(".") ? sentence : sentence + ".";
        return doc.preset().isEmpty() ? ended : ended + " Default: " + doc.preset() + ".";
    }
}
