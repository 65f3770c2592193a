package dev.sluice.config;

import dev.sluice.wire.Secret;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.Tag;

/// Reads single values: resolves references, then parses and checks them. What is wrong becomes a
/// problem and the value null.
record Scalars(Findings findings, References references) {

    private static final List<Tag> NOT_TEXT = List.of(Tag.BOOL, Tag.INT, Tag.FLOAT, Tag.NULL);

    @Nullable Object read(Class<?> type, Doc doc, ScalarNode node, String path) {
        String text = references.resolve(node.getValue(), path);
        if (text == null) {
            return null;
        }
        if (type.isEnum()) {
            return new Choices(findings).constant(type, text, path);
        }
        return switch (type.getSimpleName()) {
            case "String" -> text(text, doc, node, path);
            case "Secret" -> secret(text, node.getValue(), path);
            case "Boolean" -> bool(text, path);
            case "Integer", "Long", "BigDecimal" ->
                    new Numbers(findings).number(type, text, doc, path);
            case "Duration" ->
                    new Numbers(findings).duration(text, node.getValue(), doc.zero(), path);
            case "URI" -> address(text, path);
            default -> throw new IllegalStateException("no way to read a " + type + " at " + path);
        };
    }

    private @Nullable String text(String text, Doc doc, ScalarNode node, String path) {
        if (text.isBlank()) {
            return wrong(path, "is empty; write a text or leave the key out");
        }
        if (NOT_TEXT.contains(node.getTag())) {
            return wrong(
                    path,
                    findings.quote(path, text)
                            + " is not a text; write \""
                            + text
                            + "\" in quotes");
        }
        if (!doc.pattern().isEmpty() && !text.matches(doc.pattern())) {
            String shown = doc.hidden() ? "'***'" : findings.quote(path, text);
            return wrong(path, shown + " has the wrong form; write " + doc.value());
        }
        return text;
    }

    private @Nullable Secret secret(String text, String written, String path) {
        if (text.isBlank()) {
            return wrong(path, "'***' is empty; leave the key out when the provider needs none");
        }
        if (!text.chars().allMatch(c -> c > ' ' && c <= '~')) {
            return wrong(
                    path, "'***' holds a blank, control or non-ASCII character; write it without");
        }
        if (!written.contains("${")) {
            findings.warning(
                    path,
                    "'***' is a literal; write ${NAME} or ${file:/path} so that it stands in no file here");
        }
        return new Secret(text);
    }

    private @Nullable Boolean bool(String text, String path) {
        return switch (text) {
            case "true" -> true;
            case "false" -> false;
            default ->
                    wrong(
                            path,
                            findings.quote(path, text)
                                    + " is not true or false; write one of them");
        };
    }

    /// An enum constant in the words of the files.
    static String word(Object constant) {
        return constant.toString().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /// Security S30: what stands in the operator's own files is allowed, loopback and http
    /// included.
    private @Nullable URI address(String text, String path) {
        String shown =
                text.contains("@") || text.contains("?") ? "'***'" : findings.quote(path, text);
        try {
            URI uri = new URI(text.endsWith("/") ? text.substring(0, text.length() - 1) : text);
            boolean web = "http".equals(uri.getScheme()) || "https".equals(uri.getScheme());
            if (web
                    && uri.getHost() != null
                    && uri.getPort() <= 65_535
                    && uri.getRawUserInfo() == null
                    && uri.getRawQuery() == null
                    && uri.getRawFragment() == null) {
                return uri;
            }
        } catch (URISyntaxException notEvenAUri) {
            // Reported below, like every other address that cannot be called.
        }
        return wrong(
                path,
                shown
                        + " is not a base URL; write http:// or https://, a host and a path, without user, query or fragment");
    }

    private <T> @Nullable T wrong(String path, String message) {
        findings.problem(path, message);
        return null;
    }
}
