package dev.sluice.config;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.sluice.wire.Secret;
import java.lang.reflect.RecordComponent;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/// One text for all ways to write the same configuration: names sorted, comments, layout and files
/// forgotten.
///
/// @param revealing whether secrets are part of it; only ever for comparing in memory
record Canon(boolean revealing) {

    private static final JsonNodeFactory MAKE = JsonNodeFactory.instance;

    static String hash(Shape shape) {
        return sha256(new Canon(false).text(shape)).substring(0, 8);
    }

    /// Changes when anything changes, secrets included.
    static String fingerprint(Shape shape) {
        return sha256(new Canon(true).text(shape));
    }

    String text(Shape shape) {
        return json(shape).toString();
    }

    private static String sha256(String text) {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            return HexFormat.of().formatHex(digest.digest(text.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }

    private JsonNode json(Object value) {
        return switch (value) {
            case Shape.Json json -> MAKE.textNode(json.text());
            case Secret secret -> MAKE.textNode(revealing ? secret.value() : secret.toString());
            case Record fields -> object(fields, MAKE.objectNode());
            case Map<?, ?> map -> sorted(map);
            case List<?> list -> array(list);
            case BigDecimal number -> MAKE.textNode(number.stripTrailingZeros().toPlainString());
            case Enum<?> constant -> MAKE.textNode(Scalars.word(constant));
            case Object other -> MAKE.textNode(other.toString());
        };
    }

    private ObjectNode object(Record fields, ObjectNode into) {
        for (RecordComponent component : fields.getClass().getRecordComponents()) {
            Object value = Keys.value(fields, component);
            if (value instanceof Record part && Keys.inline(component)) {
                object(part, into);
            } else if (value != null) {
                into.set(Keys.key(component), json(value));
            }
        }
        return into;
    }

    private ObjectNode sorted(Map<?, ?> map) {
        Map<String, JsonNode> sorted = new TreeMap<>();
        map.forEach((name, value) -> sorted.put(name.toString(), json(value)));
        ObjectNode object = MAKE.objectNode();
        object.setAll(sorted);
        return object;
    }

    private ArrayNode array(List<?> list) {
        ArrayNode array = MAKE.arrayNode();
        list.forEach(item -> array.add(json(item)));
        return array;
    }
}
