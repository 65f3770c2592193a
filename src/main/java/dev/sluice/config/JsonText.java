package dev.sluice.config;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigDecimal;
import java.math.BigInteger;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.NodeTuple;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.SequenceNode;
import org.yaml.snakeyaml.nodes.Tag;

/// Turns a YAML mapping into the JSON object it means (the core schema of YAML 1.2: `on` is a
/// text). Nothing is interpolated in it: it reaches providers, and no secret may.
final class JsonText {

    /// More levels than any request has.
    private static final int DEPTH = 30;

    /// A few aliases of aliases reach it at once.
    private static final int VALUES = 10_000;

    private final JsonNodeFactory make = JsonNodeFactory.withExactBigDecimals(true);
    private final Findings findings;
    private int values;

    JsonText(Findings findings) {
        this.findings = findings;
    }

    private Shape.@Nullable Json object(Node node, String path) {
        if (!(node instanceof MappingNode mapping)) {
            findings.problem(path, "is not a JSON object; write { name: value }");
            return null;
        }
        return new Shape.Json(object(mapping, path, 1).toString());
    }

    /// @param type [Shape.Json] for an object, [Shape.Any] for whatever stands there
    @Nullable Object read(Class<?> type, Node node, String path) {
        values = 0;
        return type == Shape.Any.class
                ? new Shape.Any(value(node, path, 1).toString())
                : object(node, path);
    }

    private ObjectNode object(MappingNode mapping, String path, int depth) {
        ObjectNode object = make.objectNode();
        for (NodeTuple tuple : mapping.getValue()) {
            if (!(tuple.getKeyNode() instanceof ScalarNode key)) {
                findings.problem(path, "has a name that is not a text; write one without [ or {");
            } else if (object.has(key.getValue())) {
                String name = Shown.clean(key.getValue());
                findings.problem(path, "'" + name + "' stands there twice; keep one");
            } else {
                object.set(key.getValue(), value(tuple.getValueNode(), path, depth));
            }
        }
        return object;
    }

    private JsonNode value(Node node, String path, int depth) {
        if (++values > VALUES || depth > DEPTH) {
            String most = DEPTH + " levels and " + VALUES + " values";
            findings.problem(path, "is too deep or too large; write at most " + most);
            values = VALUES;
            return make.nullNode();
        }
        return switch (node) {
            case MappingNode mapping -> object(mapping, path, depth + 1);
            case SequenceNode sequence -> {
                ArrayNode array = make.arrayNode();
                sequence.getValue().forEach(item -> array.add(value(item, path, depth + 1)));
                yield array;
            }
            case ScalarNode scalar -> scalar(scalar);
            default -> make.nullNode();
        };
    }

    private JsonNode scalar(ScalarNode node) {
        String text = node.getValue();
        Tag tag = node.getTag();
        if (tag.equals(Tag.NULL)) {
            return make.nullNode();
        }
        if (tag.equals(Tag.BOOL) && (text.equals("true") || text.equals("false"))) {
            return make.booleanNode(text.equals("true"));
        }
        if (tag.equals(Tag.INT) && text.matches("-?(0|[1-9]\\d{0,30})")) {
            return make.numberNode(new BigInteger(text));
        }
        if (tag.equals(Tag.FLOAT) && text.matches("-?\\d{1,30}\\.\\d{1,30}")) {
            return make.numberNode(new BigDecimal(text));
        }
        return make.textNode(text);
    }
}
