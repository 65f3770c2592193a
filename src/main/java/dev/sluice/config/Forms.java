package dev.sluice.config;

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
import java.util.Map;

/// The forms a value may be written in, as [Schema] says them.
final class Forms {

    private static final JsonNodeFactory MAKE = JsonNodeFactory.instance;

    private Forms() {}

    /// @param doc of the key that it stands at
    static ObjectNode value(Type type, Doc doc) {
        Class<?> raw = (Class<?>) (type instanceof ParameterizedType p ? p.getRawType() : type);
        if (raw == Map.class) {
            ObjectNode map = MAKE.objectNode();
            map.putArray("type").add("object").add("null");
            map.set("additionalProperties", value(Keys.argument(type, 1), Keys.PLAIN));
            return map;
        }
        if (raw == List.class) {
            ObjectNode list = MAKE.objectNode().put("type", "array");
            list.set("items", value(Keys.argument(type, 0), doc));
            return list;
        }
        if (raw == Shape.Json.class) {
            return MAKE.objectNode().put("type", "object");
        }
        if (raw == Shape.Any.class) {
            return MAKE.objectNode();
        }
        return raw.isRecord() && raw != Secret.class ? composed(raw) : scalar(raw, doc);
    }

    private static ObjectNode composed(Class<?> raw) {
        Shape.Either either = raw.getAnnotation(Shape.Either.class);
        if (either == null) {
            return Schema.object(raw);
        }
        ObjectNode any = MAKE.objectNode();
        ArrayNode forms = any.putArray("anyOf");
        Keys.components(raw)
                .filter(component -> Keys.key(component).equals(either.value()))
                .forEach(component -> alone(component, forms));
        forms.add(Schema.object(raw).put("type", "object"));
        return any;
    }

    private static void alone(RecordComponent component, ArrayNode forms) {
        Type type = component.getGenericType();
        Doc doc = component.getAnnotation(Doc.class);
        if (component.getType() == List.class) {
            forms.add(value(Keys.argument(type, 0), doc));
        }
        forms.add(value(type, doc));
    }

    private static ObjectNode scalar(Class<?> raw, Doc doc) {
        if (raw == String.class) {
            ObjectNode words = MAKE.objectNode().put("type", "string").put("pattern", "\\S");
            return doc.pattern().isEmpty() ? words : text(doc.pattern());
        }
        if (raw == Secret.class) {
            return text("[!-~]+");
        }
        if (raw == Duration.class) {
            return text((doc.zero() ? "" : "(?!0+[a-z])") + "[0-9]{1,9}(ms|s|m|h)");
        }
        if (raw == URI.class) {
            return text("https?://[^/?#@\\s]+(/[^?#\\s]*)?");
        }
        ObjectNode any = MAKE.objectNode();
        ArrayNode forms = any.putArray("anyOf");
        ObjectNode plain = forms.addObject();
        if (raw.isEnum()) {
            ArrayNode words = plain.putArray("enum");
            List.of(raw.getEnumConstants()).forEach(constant -> words.add(Scalars.word(constant)));
            forms.add(MAKE.objectNode().put("type", "string").put("pattern", Schema.REFERENCE));
        } else if (raw == Boolean.class) {
            plain.put("type", "boolean");
            forms.add(text("true|false"));
        } else {
            number(raw == BigDecimal.class, doc, plain);
            String sign = doc.min() >= 0 ? "" : "-?";
            boolean whole = raw != BigDecimal.class;
            forms.add(text(sign + (whole ? Numbers.WHOLE : Numbers.DECIMAL)));
        }
        return any;
    }

    private static void number(boolean decimal, Doc doc, ObjectNode plain) {
        plain.put("type", decimal ? "number" : "integer");
        if (!Double.isNaN(doc.min())) {
            plain.put("minimum", new BigDecimal(Numbers.plain(doc.min())));
            plain.put("maximum", new BigDecimal(Numbers.plain(doc.max())));
        }
    }

    /// A value in quotes is read as one without, and any may be a reference.
    private static ObjectNode text(String pattern) {
        return MAKE.objectNode()
                .put("type", "string")
                .put("pattern", "^(" + pattern + ")$|" + Schema.REFERENCE);
    }
}
