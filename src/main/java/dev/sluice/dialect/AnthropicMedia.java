package dev.sluice.dialect;

import java.util.Set;

/// Writes images and documents in Anthropic's form, each block without its closing brace.
final class AnthropicMedia {

    /// Vision guide, 2026-11.
    private static final Set<String> IMAGES =
            Set.of("image/jpeg", "image/png", "image/gif", "image/webp");

    private AnthropicMedia() {}

    static void image(Bytes out, Media image, String param) {
        if (!image.isAddress() && !IMAGES.contains(image.type())) {
            throw Cannot.image(
                    param + ".image_url.url",
                    "is no image this provider takes",
                    "send JPEG, PNG, GIF or WebP");
        }
        out.put("{\"type\":\"image\",\"source\":");
        source(out, image);
    }

    private static void source(Bytes out, Media media) {
        if (media.isAddress()) {
            out.put("{\"type\":\"url\",\"url\":").put(media.url()).put("}");
        } else {
            out.put("{\"type\":\"base64\",\"media_type\":").quoted(String.valueOf(media.type()));
            media.data(out.put(",\"data\":\"")).put("\"}");
        }
    }

    static void document(Bytes out, Value file, String param) {
        Value given = file.get("file_data");
        if (!given.present()) {
            throw Cannot.carry(param + ".file_id", "names a file stored elsewhere");
        }
        Media media = Media.of(given, param + ".file_data");
        String type = String.valueOf(media.type());
        out.put("{\"type\":\"document\",\"source\":");
        if (media.isAddress() || type.equals("application/pdf")) {
            source(out, media);
        } else if (type.startsWith("text/")) {
            out.put("{\"type\":\"text\",\"media_type\":\"text/plain\",\"data\":")
                    .quoted(media.decoded(param + ".file_data"))
                    .put("}");
        } else {
            throw Cannot.carry(param + ".file_data", "is neither PDF nor text");
        }
        if (file.get("filename").says()) {
            out.put(",\"title\":").put(file.get("filename"));
        }
    }

    /// A text without the blanks at its end: the last turn may not end in one when the model is to
    /// go on with it.
    static Value trimmed(Value words) {
        int end = words.to - 1;
        while (end > words.from + 1) {
            byte b = words.a[end - 1];
            boolean escape =
                    end - 2 > words.from
                            && "ntr".indexOf(b) >= 0
                            && words.a[end - 2] == '\\'
                            && (end - 3 <= words.from || words.a[end - 3] != '\\');
            if (b != ' ' && !escape) {
                break;
            }
            end -= escape ? 2 : 1;
        }
        if (!words.isString() || end == words.to - 1) {
            return words;
        }
        return Value.of(new Bytes(end).put(words.a, words.from, end).put("\"").take());
    }
}
