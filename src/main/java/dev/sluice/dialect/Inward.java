package dev.sluice.dialect;

import dev.sluice.ask.Ask;
import dev.sluice.catalog.Provider;
import dev.sluice.wire.Endpoint;
import java.net.InetAddress;
import java.net.URI;
import java.util.List;
import java.util.Locale;

/// Refuses addresses of images, videos and sound that lead inside: a server of our own would fetch
/// them from within the network (openai-wire IMG-3, security S31). What a public name resolves to
/// only that server knows: its own list of domains stands behind this.
final class Inward {

    private static final List<String> KINDS = List.of("image_url", "video_url", "audio_url");

    /// Names that no public server has (RFC 6761, 6762, 8375, 9476 and those of clusters).
    private static final List<String> INSIDE =
            List.of(".localhost", ".local", ".internal", ".lan", ".home.arpa", ".svc", ".intranet");

    private Inward() {}

    /// Throws [dev.sluice.wire.Refused].
    static void check(Ask ask, Provider provider) {
        if (provider.residency() != Provider.Residency.SELF_HOSTED) {
            return;
        }
        if (ask.content().media() > 0) {
            Value body = Value.of(ask.body().bytes());
            parts(body.get("system"), "system");
            int i = 0;
            for (Value message : body.get("messages").items()) {
                parts(message.get("content"), "messages[" + i++ + "].content");
            }
        }
        // vLLM embeds a chat, too, and nobody has read this one.
        if (ask.endpoint() == Endpoint.EMBEDDINGS && ask.body().find("messages") >= 0) {
            throw Cannot.carry("messages", "stands beside 'input'");
        }
    }

    private static void parts(Value content, String param) {
        int i = 0;
        for (Value part : content.items()) {
            part(part, param + "[" + i++ + "].");
        }
    }

    /// In OpenAI's words, or in Anthropic's.
    private static void part(Value part, String param) {
        for (String kind : KINDS) {
            Value media = part.get(kind);
            address(media.isObject() ? media.get("url") : media, param + kind + ".url");
        }
        Value file = part.get("file").get("file_data");
        if (file.text().indexOf(':') >= 0) {
            address(file, param + "file.file_data");
        }
        Value source = part.get("source");
        address(source.get("url"), param + "source.url");
        parts(source.get("content"), param + "source.content");
        parts(part.get("content"), param + "content");
    }

    private static void address(Value url, String param) {
        String text = url.text();
        if (url.present() && !text.startsWith("data:") && !leadsOut(text)) {
            throw Cannot.image(
                    param,
                    "is no public https address",
                    "send a data: URL or an https: one of a public server");
        }
    }

    private static boolean leadsOut(String url) {
        try {
            URI uri = URI.create(url);
            String host = uri.getHost();
            return "https".equalsIgnoreCase(uri.getScheme())
                    && host != null
                    && uri.getRawUserInfo() == null
                    && isPublic(host.toLowerCase(Locale.ROOT));
        } catch (IllegalArgumentException noAddress) {
            return false;
        }
    }

    private static boolean isPublic(String host) {
        String name = host.endsWith(".") ? host.substring(0, host.length() - 1) : host;
        boolean literal = name.startsWith("[");
        String last = name.substring(name.lastIndexOf('.') + 1);
        if (!literal && !Character.isDigit(last.isEmpty() ? '0' : last.charAt(0))) {
            return name.contains(".") && INSIDE.stream().noneMatch(name::endsWith);
        }
        try {
            return isPublic(
                    InetAddress.ofLiteral(literal ? name.substring(1, name.length() - 1) : name));
        } catch (IllegalArgumentException anotherSpelling) {
            return false;
        }
    }

    private static boolean isPublic(InetAddress address) {
        byte[] bytes = address.getAddress();
        boolean unique = bytes.length == 16 && (bytes[0] & 0xFE) == 0xFC;
        boolean shared = bytes.length == 4 && bytes[0] == 100 && (bytes[1] & 0xC0) == 64;
        boolean translated = bytes.length == 16 && bytes[0] == 0 && bytes[1] == 0x64;
        boolean nowhere = bytes.length == 4 && bytes[0] == 0 || bytes.length == 16 && bytes[0] == 0;
        return !(unique || shared || translated || nowhere)
                && !address.isLoopbackAddress()
                && !address.isSiteLocalAddress()
                && !address.isLinkLocalAddress()
                && !address.isAnyLocalAddress()
                && !address.isMulticastAddress();
    }
}
