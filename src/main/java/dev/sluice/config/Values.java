package dev.sluice.config;

import dev.sluice.config.Place.At;
import dev.sluice.wire.Secret;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.SequenceNode;
import org.yaml.snakeyaml.nodes.Tag;

/// Turns one YAML node into what a record's component wants. What is wrong becomes a problem and
/// null, so that one pass finds everything.
final class Values {

    /// More values than any real configuration has; a few aliases of aliases reach it at once.
    private static final int VALUES = 200_000;

    private final Binder binder;
    private final Findings findings;
    private final Scalars scalars;
    private final JsonText json;
    private int count;

    Values(Binder binder, Findings findings, Scalars scalars) {
        this.binder = binder;
        this.findings = findings;
        this.scalars = scalars;
        this.json = new JsonText(findings);
    }

    @Nullable Object value(Type type, Doc doc, Node node, At at) {
        if (++count > VALUES) {
            return count > VALUES + 1
                    ? null
                    : wrong(at, "holds too many values; write fewer aliases");
        }
        Class<?> raw = (Class<?>) (type instanceof ParameterizedType p ? p.getRawType() : type);
        if (raw == List.class) {
            return list(Keys.argument(type, 0), doc, node, at);
        }
        if (raw == Shape.Json.class || raw == Shape.Any.class) {
            return json.read(raw, node, at.path());
        }
        if (raw == Map.class || raw.isRecord() && raw != Secret.class) {
            return composed(type, raw, node, at);
        }
        return node instanceof ScalarNode scalar
                ? scalars.read(raw, doc, scalar, at.path())
                : wrong(at, "is a list or a mapping; write a single value");
    }

    private @Nullable Object composed(Type type, Class<?> raw, Node node, At at) {
        Shape.Either either = raw.getAnnotation(Shape.Either.class);
        if (either != null && !(node instanceof MappingNode)) {
            return shorthand(raw, either.value(), node, at);
        }
        if (node.getTag().equals(Tag.NULL)) {
            return raw == Map.class ? Map.of() : binder.record(raw, new LinkedHashMap<>(), at);
        }
        if (!(node instanceof MappingNode mapping)) {
            String found = "is " + Shown.node(node, at.path());
            return wrong(at, found + ", not a mapping; write keys and values below it");
        }
        Map<String, Piece> pieces = new LinkedHashMap<>();
        Piece.all(mapping, at.file(), at.path(), pieces, findings);
        return raw == Map.class
                ? binder.entries(Keys.argument(type, 1), pieces, at)
                : binder.record(raw, pieces, at);
    }

    /// A record written as the value of one of its components.
    private Object shorthand(Class<?> raw, String key, Node node, At at) {
        return Keys.make(
                raw,
                part -> Keys.key(part).equals(key) ? alone(part, node, at) : Keys.nothing(part));
    }

    private @Nullable Object alone(RecordComponent component, Node node, At at) {
        Doc doc = component.getAnnotation(Doc.class);
        if (component.getType() != List.class || node instanceof SequenceNode) {
            Object value = value(component.getGenericType(), doc, node, at);
            return value == null ? Keys.nothing(component) : value;
        }
        Object single = value(Keys.argument(component.getGenericType(), 0), doc, node, at);
        return single == null ? List.of() : List.of(single);
    }

    private @Nullable Object list(Type type, Doc doc, Node node, At at) {
        if (!(node instanceof SequenceNode sequence)) {
            return wrong(at, "is not a list; write [ one, two ] or lines that begin with a dash");
        }
        List<Object> items = new ArrayList<>();
        for (int i = 0; i < sequence.getValue().size(); i++) {
            Node item = sequence.getValue().get(i);
            At here = at.item(i);
            findings.place(here.path(), at.file(), Piece.line(item));
            Object value = value(type, doc, item, here);
            if (value == null) {
                findings.gap(here.path());
            } else {
                items.add(value);
            }
        }
        return items;
    }

    private <T> @Nullable T wrong(At at, String message) {
        findings.problem(at.path(), message);
        return null;
    }
}
