package dev.sluice.wire;

import io.vertx.core.MultiMap;
import io.vertx.core.http.HttpHeaders;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;

/// A request's headers, as far as we read any: each is read once, and everything not named here is
/// ignored.
public record Envelope(MultiMap headers) {

    private static final CharSequence REQUEST_ID = HttpHeaders.createOptimized("x-request-id");

    private static final int LONGEST_ID = 128;

    // security.md section 6.
    private static final int MOST_HEADERS = 100;
    private static final int MOST_BYTES = 16 << 10;
    private static final int LONGEST_VALUE = 8 << 10;

    /// Of headers that did not come over HTTP; one with several values is as one that is sent
    /// again.
    public static Envelope of(Map<String, List<String>> headers) {
        MultiMap all = MultiMap.caseInsensitiveMultiMap();
        headers.forEach((name, values) -> all.add(name, values));
        return new Envelope(all);
    }

    /// Null when the head is of a bearable size (openai-wire HDR-1). The server in front of us
    /// takes four times as much, because it would refuse without a body.
    public @Nullable Refusal oversized() {
        Sum sum = new Sum();
        headers.forEach(sum);
        return sum.count <= MOST_HEADERS && sum.bytes <= MOST_BYTES && sum.longest <= LONGEST_VALUE
                ? null
                : new Refusal.HeadTooLarge(
                        "The request has more than %d headers, more than %d bytes of them, or one over %d bytes; send less."
                                .formatted(MOST_HEADERS, MOST_BYTES, LONGEST_VALUE));
    }

    private static final class Sum implements BiConsumer<String, String> {

        private int count;
        private int bytes;
        private int longest;

        @Override
        public void accept(String name, String value) {
            count++;
            bytes += name.length() + value.length();
            longest = Math.max(longest, value.length());
        }
    }

    /// Null when the body may be read as JSON (security S28, openai-wire ENC-3, ENC-4).
    public @Nullable Refusal unreadable() {
        String encoding = headers.get(HttpHeaders.CONTENT_ENCODING);
        if (encoding != null && !encoding.equalsIgnoreCase("identity")) {
            return new Refusal.UnsupportedMedia(
                    "Content-Encoding '"
                            + Labels.brief(encoding)
                            + "' is not accepted; send the body uncompressed.");
        }
        String type = headers.get(HttpHeaders.CONTENT_TYPE);
        return type == null || !isJson(type)
                ? new Refusal.UnsupportedMedia(
                        "Content-Type is '"
                                + (type == null ? "missing" : Labels.brief(type))
                                + "'; send 'application/json' in UTF-8.")
                : null;
    }

    private static boolean isJson(String type) {
        if (type.equals("application/json")) {
            return true;
        }
        String[] parts = type.toLowerCase(Locale.ROOT).split(";", -1);
        boolean utf8 = true;
        for (int i = 1; i < parts.length; i++) {
            String parameter = parts[i].strip().replace("\"", "");
            utf8 &=
                    !parameter.startsWith("charset=")
                            || parameter.equals("charset=utf-8")
                            || parameter.equals("charset=us-ascii");
        }
        return utf8 && parts[0].strip().equals("application/json");
    }

    /// One credential exactly, from any of the three headers SDKs use (openai-wire AUTH-1, security
    /// S13).
    public Credential credential() {
        return Presented.in(headers);
    }

    /// The caller's own when it is short and printable, else a new one (openai-wire HDR-3).
    public String requestId() {
        String id = headers.get(REQUEST_ID);
        return id != null && !id.isEmpty() && id.length() <= LONGEST_ID && Presented.printable(id)
                ? id
                : Ids.next();
    }

    /// Throws [Refused] that names the header, for a value that means nothing.
    public Wishes wishes() {
        return Wished.wishes(headers);
    }

    /// What `anthropic-beta` names, without what is no name.
    public List<String> betas() {
        return headers.getAll("anthropic-beta").stream()
                .flatMap(line -> Arrays.stream(line.split(",")))
                .map(String::strip)
                .filter(name -> !name.isEmpty() && Presented.printable(name))
                .toList();
    }
}
