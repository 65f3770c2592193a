package dev.sluice.config;

import dev.sluice.config.Place.At;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Turns mappings into the records of [Shape], driven by their components, and notes the line of
/// every path; what stands in them is read by [Values].
final class Binder {

    private static final Pattern NAME = Pattern.compile("[!-~]{1,128}");

    private final Findings findings;
    private final Values values;

    Binder(Findings findings, Scalars scalars) {
        this.findings = findings;
        this.values = new Values(this, findings, scalars);
    }

    Shape bind(Sources sources) {
        Map<String, Map<String, Piece>> sections = new LinkedHashMap<>(sources.sections());
        Object shape =
                Keys.make(Shape.class, part -> section(part, sections.remove(Keys.key(part))));
        sections.keySet()
                .forEach(name -> findings.unknown(name, name, "a section", Keys.keys(Shape.class)));
        return (Shape) shape;
    }

    /// Whether a text may be a name in the configuration.
    static boolean names(String text) {
        return NAME.matcher(text).matches();
    }

    private Object section(RecordComponent component, @Nullable Map<String, Piece> pieces) {
        Map<String, Piece> present = pieces == null ? Map.of() : pieces;
        At at = new At(Keys.key(component), "");
        return component.getType() == Map.class
                ? entries(Keys.argument(component.getGenericType(), 1), present, at)
                : record(component.getType(), new LinkedHashMap<>(present), at);
    }

    Map<String, Object> entries(Type type, Map<String, Piece> pieces, At parent) {
        Map<String, Object> entries = new LinkedHashMap<>();
        pieces.forEach((name, piece) -> {
            At at = new At(parent.key(name).path(), piece.file());
            findings.place(at.path(), piece.file(), piece.line());
            if (!names(name)) {
                String form = " is not a name; write 1 to 128 printable ASCII characters";
                findings.problem(at.path(), findings.quote(at.path(), name) + form);
            }
            Object value = values.value(type, Keys.PLAIN, piece.value(), at);
            if (value != null) {
                entries.put(name, value);
            }
        });
        return entries;
    }

    Object record(Class<?> type, Map<String, Piece> pieces, At at) {
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
                values.value(
                        component.getGenericType(),
                        doc,
                        piece.value(),
                        new At(here.path(), piece.file()));
        return value == null ? Keys.nothing(component) : value;
    }
}
