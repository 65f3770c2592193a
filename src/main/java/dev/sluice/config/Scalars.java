package dev.sluice.config;

import dev.sluice.wire.Secret;
import java.math.BigDecimal;
import java.net.URI;
import java.net.URISyntaxException;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.Tag;

/// Reads single values: resolves references, then parses and checks them. What is wrong becomes a
/// problem and the value null.
record Scalars(Findings findings, References references) {

    private static final Pattern DURATION = Pattern.compile("(\\d{1,9})(ms|s|m|h)");
    private static final List<Tag> NOT_TEXT = List.of(Tag.BOOL, Tag.INT, Tag.FLOAT, Tag.NULL);

    @Nullable Object read(Class<?> type, Doc doc, ScalarNode node, String path) {
        String text = references.resolve(node.getValue(), path);
        if (text == null) {
            return null;
        }
        if (type.isEnum()) {
            return constant(type, text, path);
        }
        return switch (type.getSimpleName()) {
            case "String" -> text(text, doc, node, path);
            case "Secret" -> secret(text, node.getValue(), path);
            case "Boolean" -> bool(text, path);
            case "Integer", "Long", "BigDecimal" -> number(type, text, doc, path);
            case "Duration" -> duration(text, path);
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

    private @Nullable Number number(Class<?> type, String text, Doc doc, String path) {
        boolean whole = type != BigDecimal.class;
        if (!text.matches(whole ? "-?[0-9][0-9_]{0,17}" : "-?[0-9]{1,18}(\\.[0-9]{1,18})?")) {
            String form =
                    whole
                            ? " is not a whole number; write digits such as 600"
                            : " is not a number; write digits such as 1.25";
            return wrong(path, findings.quote(path, text) + form);
        }
        BigDecimal value = new BigDecimal(whole ? text.replace("_", "") : text);
        if (value.doubleValue() < doc.min() || value.doubleValue() > doc.max()) {
            return wrong(
                    path,
                    findings.quote(path, text)
                            + " is out of range; write "
                            + plain(doc.min())
                            + " to "
                            + plain(doc.max()));
        }
        return type == Integer.class
                ? (Number) value.intValueExact()
                : type == Long.class ? (Number) value.longValueExact() : value;
    }

    static String plain(double number) {
        return BigDecimal.valueOf(number).stripTrailingZeros().toPlainString();
    }

    private @Nullable Duration duration(String text, String path) {
        Matcher parts = DURATION.matcher(text);
        if (!parts.matches()) {
            return wrong(
                    path,
                    findings.quote(path, text)
                            + " is not a duration; write a number and a unit such as 500ms, 10s, 10m or 1h");
        }
        long count = Long.parseLong(parts.group(1));
        Duration duration =
                switch (parts.group(2)) {
                    case "ms" -> Duration.ofMillis(count);
                    case "s" -> Duration.ofSeconds(count);
                    case "m" -> Duration.ofMinutes(count);
                    default -> Duration.ofHours(count);
                };
        return duration.isZero() || duration.compareTo(Duration.ofDays(1)) > 0
                ? wrong(path, findings.quote(path, text) + " is out of range; write 1ms to 24h")
                : duration;
    }

    private @Nullable Object constant(Class<?> type, String text, String path) {
        List<String> words = Arrays.stream(type.getEnumConstants()).map(Scalars::word).toList();
        int at = words.indexOf(text);
        return at < 0
                ? wrong(
                        path,
                        findings.quote(path, text)
                                + " is not one of "
                                + String.join(", ", words)
                                + closest(text, words))
                : type.getEnumConstants()[at];
    }

    private static String closest(String text, List<String> words) {
        String fix = Shown.fix(text, words);
        return fix.startsWith("did") ? "; " + fix : "; write one of them";
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
