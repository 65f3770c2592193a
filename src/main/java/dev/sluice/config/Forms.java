package dev.sluice.config;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.sluice.wire.Secret;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.math.BigDecimal;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/// The forms a value may be written in, as [Schema] says them.
final class Forms {

    private static final JsonNodeFactory MAKE = JsonNodeFactory.instance;

    private Forms() {}

    static ObjectNode value(Type type) {
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
        if (raw == Shape.Any.class) {
            return MAKE.objectNode();
        }
        return raw.isRecord() && raw != Secret.class ? composed(raw) : scalar(raw);
    }

    private static ObjectNode composed(Class<?> raw) {
        Shape.Either either = raw.getAnnotation(Shape.Either.class);
        if (either == null) {
            return Schema.object(raw);
        }
        ObjectNode any = MAKE.objectNode();
        ArrayNode forms = any.putArray("anyOf").add(MAKE.objectNode().put("type", "string"));
        Keys.components(raw)
                .filter(component -> component.getType() == List.class)
                .forEach(component -> forms.add(value(component.getGenericType())));
        forms.add(Schema.object(raw));
        return any;
    }

    private static ObjectNode scalar(Class<?> raw) {
        ObjectNode text = MAKE.objectNode().put("type", "string");
        if (raw == String.class || raw == Secret.class) {
            return text.put("minLength", 1);
        }
        if (raw == Duration.class) {
            return text.put("pattern", "^([0-9]+(ms|s|m|h)|.*" + Schema.REFERENCE + ".*)$");
        }
        if (raw == URI.class) {
            return text.put("pattern", "^https?://|" + Schema.REFERENCE);
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
        any.putArray("anyOf").add(plain).add(text.put("pattern", Schema.REFERENCE));
        return any;
    }
}
