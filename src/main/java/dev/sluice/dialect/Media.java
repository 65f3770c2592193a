package dev.sluice.dialect;

import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/// What an image or file of a request is: data in the request itself, or an address. The data stays
/// where it stands; it is neither decoded nor copied to look at it (openai-wire IMG-4).
///
/// @param type the media type, in lower case; null for an address
/// @param url the whole string
/// @param data where the base64 begins in it
record Media(@Nullable String type, Value url, int data) {

    private static final byte[] MARK = "base64,".getBytes(StandardCharsets.US_ASCII);

    /// Longer than any media type with its parameters.
    private static final int LONGEST = 256;

    /// Throws [dev.sluice.wire.Refused] for what is neither.
    ///
    /// @param param where it stands in the request
    static Media of(Value url, String param) {
        if (!url.says()) {
            throw Cannot.image(param, "is no address", "send a data: URL or an https: one");
        }
        byte[] a = url.a;
        int from = url.from + 1;
        if (!starts(a, from, url.to, "data:")) {
            if (!starts(a, from, url.to, "https:")) {
                throw Cannot.image(param, "is no https address", "send a data: or https: URL");
            }
            return new Media(null, url, 0);
        }
        int mark = mark(a, from, Math.min(url.to, from + LONGEST));
        if (mark < 0) {
            throw Cannot.image(param, "is not base64", "send data:TYPE;base64,DATA");
        }
        int data = mark + MARK.length;
        if (data == url.to - 1 || !isBase64(a, data, url.to - 1)) {
            Value plain = Value.quoted(url.text());
            if (plain.to - plain.from < url.to - url.from) {
                return of(plain, param);
            }
            throw Cannot.image(param, "holds no valid base64", "encode the file again");
        }
        String type =
                new String(a, from + 5, mark - from - 5, StandardCharsets.ISO_8859_1)
                        .replace("\\/", "/");
        int end = type.indexOf(';');
        return new Media(
                (end < 0 ? type : type.substring(0, end)).toLowerCase(java.util.Locale.ROOT),
                url,
                data);
    }

    private static boolean starts(byte[] a, int from, int to, String word) {
        for (int i = 0; i < word.length(); i++) {
            if (from + i >= to || Character.toLowerCase(a[from + i]) != word.charAt(i)) {
                return false;
            }
        }
        return true;
    }

    private static int mark(byte[] a, int from, int to) {
        for (int i = from; i + MARK.length <= to; i++) {
            if (java.util.Arrays.equals(a, i, i + MARK.length, MARK, 0, MARK.length)) {
                return i;
            }
        }
        return -1;
    }

    /// A slash may be escaped; data in which more is, such as the plus of .NET's encoder, is read
    /// again without escapes.
    private static boolean isBase64(byte[] a, int from, int to) {
        for (int i = from; i < to; i++) {
            byte b = a[i];
            boolean letter = b >= 'A' && b <= 'Z' || b >= 'a' && b <= 'z';
            boolean other = b >= '0' && b <= '9' || "+/=-_\\".indexOf(b) >= 0;
            if (!letter && !other || b == '\\' && a[i + 1] != '/') {
                return false;
            }
        }
        return true;
    }

    boolean isAddress() {
        return type == null;
    }

    /// Writes the data as the inside of a string.
    Bytes data(Bytes out) {
        return out.put(url.a, data, url.to - 1);
    }

    /// The data decoded, as text.
    ///
    /// @param param where it stands in the request
    String decoded(String param) {
        return new String(bytes(param), StandardCharsets.UTF_8);
    }

    /// The data decoded.
    ///
    /// @param param where it stands in the request
    byte[] bytes(String param) {
        String base64 =
                new String(url.a, data, url.to - 1 - data, StandardCharsets.US_ASCII)
                        .replace("\\/", "/");
        try {
            return java.util.Base64.getDecoder().decode(base64);
        } catch (IllegalArgumentException e) {
            throw Cannot.image(param, "holds no valid base64", "encode the file again");
        }
    }
}
