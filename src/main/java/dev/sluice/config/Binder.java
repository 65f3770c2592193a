package dev.sluice.config;

import dev.sluice.config.Findings.At;
import dev.sluice.config.Sources.Piece;
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

/// Turns YAML nodes into the records of [Shape], driven by their components, and notes the line of
/// every path. What is wrong becomes a problem and null, so that one pass finds everything.
final class Binder {

    /// More values than any real configuration has; a few aliases of aliases reach it at once.
    private static final int VALUES = 200_000;

    private final Findings findings;
    private final Scalars scalars;
    private final JsonText json;
    private int values;

    Binder(Findings findings, Scalars scalars) {
        this.findings = findings;
        this.scalars = scalars;
        this.json = new JsonText(findings);
    }

    Shape bind(Sources sources) {
        Map<String, Map<String, Piece>> sections = new LinkedHashMap<>(sources.sections());
        Object shape =
                Keys.make(Shape.class, part -> section(part, sections.remove(Keys.key(part))));
        sections.keySet()
                .forEach(name -> findings.unknown(name, name, "a section", Keys.keys(Shape.class)));
        return (Shape) shape;
    }

    private Object section(RecordComponent component, @Nullable Map<String, Piece> pieces) {
        Map<String, Piece> present = pieces == null ? Map.of() : pieces;
        At at = new At(Keys.key(component), "");
        return component.getType() == Map.class
                ? entries(Keys.argument(component.getGenericType(), 1), present, at)
                : record(component.getType(), new LinkedHashMap<>(present), at);
    }

    private Map<String, Object> entries(Type type, Map<String, Piece> pieces, At parent) {
        Map<String, Object> entries = new LinkedHashMap<>();
        pieces.forEach((name, piece) -> {
            At at = new At(parent.key(name).path(), piece.file());
            findings.place(at.path(), piece.file(), piece.line());
            if (!name.matches("[!-~]{1,128}")) {
                String form = " is not a name; write 1 to 128 printable ASCII characters";
                findings.problem(at.path(), findings.quote(at.path(), name) + form);
            }
            Object value = value(type, Keys.PLAIN, piece.value(), at);
            if (value != null) {
                entries.put(name, value);
            }
        });
        return entries;
    }

    private Object record(Class<?> type, Map<String, Piece> pieces, At at) {
        Object made = fields(type, pieces, at);
        pieces.forEach((name, piece) -> {
            String path = at.key(name).path();
            findings.place(path, piece.file(), piece.line());
            findings.unknown(path, name, "a key here", Keys.keys(type));
        });
        return made;
    }

    /// Takes what it knows out of the pieces.
    private Object fields(Class<?> type, Map<String, Piece> pieces, At at) {
        return Keys.make(
                type,
                part ->
                        Keys.inline(part)
                                ? fields(part.getType(), pieces, at)
                                : field(part, pieces, at));
    }

    private @Nullable Object field(RecordComponent component, Map<String, Piece> pieces, At at) {
        Piece piece = pieces.remove(Keys.key(component));
        At here = at.key(Keys.key(component));
        Doc doc = component.getAnnotation(Doc.class);
        if (piece == null) {
            if (doc.required()) {
                findings.problem(here.path(), "is missing; write it: " + doc.value());
            }
            return Keys.nothing(component);
        }
        findings.place(here.path(), piece.file(), piece.line());
        Object value =
                value(
                        component.getGenericType(),
                        doc,
                        piece.value(),
                        new At(here.path(), piece.file()));
        return value == null ? Keys.nothing(component) : value;
    }

    private @Nullable Object value(Type type, Doc doc, Node node, At at) {
        if (++values > VALUES) {
            return values > VALUES + 1
                    ? null
                    : wrong(at, "holds too many values; write fewer aliases");
        }
        Class<?> raw = (Class<?>) (type instanceof ParameterizedType p ? p.getRawType() : type);
        if (raw == List.class) {
            return list(Keys.argument(type, 0), doc, node, at);
        }
        if (raw == Shape.Json.class) {
            return json.object(node, at.path());
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
            return raw == Map.class ? Map.of() : record(raw, new LinkedHashMap<>(), at);
        }
        if (!(node instanceof MappingNode mapping)) {
            return wrong(
                    at,
                    "is " + shown(node, at) + ", not a mapping; write keys and values below it");
        }
        Map<String, Piece> pieces = new LinkedHashMap<>();
        Sources.pieces(mapping, at.file(), at.path(), pieces, findings);
        return raw == Map.class
                ? entries(Keys.argument(type, 1), pieces, at)
                : record(raw, pieces, at);
    }

    /// What stands below a provider may be its credential in the wrong place.
    private static String shown(Node node, At at) {
        if (!(node instanceof ScalarNode scalar)) {
            return "a list";
        }
        boolean secret = at.path().startsWith("providers.");
        return secret ? "'***'" : "'" + Shown.clean(scalar.getValue()) + "'";
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
            findings.place(here.path(), at.file(), Sources.line(item));
            Object value = value(type, doc, item, here);
            if (value != null) {
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
