package dev.sluice.dialect;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.sluice.ask.Ask;
import dev.sluice.ask.Patch;
import dev.sluice.catalog.Model;
import dev.sluice.kit.Asks;
import dev.sluice.kit.Models;
import dev.sluice.wire.Endpoint;
import dev.sluice.wire.Refused;
import java.time.InstantSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Addresses that a server of ours would fetch from inside the network.
class InwardTest {

    private static final Dialect DIALECT = new OpenAi();
    private static final Dialect CLAUDE = new Anthropic(InstantSource.system());
    private static final Model OWN = Models.named("m").model();

    private static Ask shown(String kind, String url) {
        return Asks.read(
                "{\"model\":\"m\",\"messages\":[{\"role\":\"user\",\"content\":[{\"type\":\""
                        + kind
                        + "\",\""
                        + kind
                        + "\":{\"url\":\""
                        + url
                        + "\"}}]}]}");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://127.0.0.1/a.png",
                "https://localhost/a.png",
                "https://LOCALHOST./a.png",
                "https://metadata.google.internal/a",
                "https://printer.local/a",
                "https://gpu-a/a.png",
                "https://169.254.169.254/latest",
                "https://10.0.0.8/a",
                "https://172.16.3.4/a",
                "https://192.168.1.1/a",
                "https://100.64.1.1/a",
                "https://0.0.0.0/a",
                "https://2130706433/a",
                "https://0x7f000001/a",
                "https://127.1/a",
                "https://[::1]/a",
                "https://[::ffff:10.0.0.8]/a",
                "https://[fd00:ec2::254]/a",
                "https://[64:ff9b::a00:8]/a",
                "https://user@example.com/a",
                "http://example.com/a.png",
                "file:///etc/passwd",
                "https://example.com\\\\@10.0.0.8/a"
            })
    void thoseThatLeadInsideAreRefused(String url) {
        Ask ask = shown("image_url", url);
        assertThrows(Refused.class, () -> DIALECT.encode(ask, OWN, Patch.NONE));
    }

    @ParameterizedTest
    @ValueSource(strings = {"video_url", "audio_url"})
    void ofWhateverKind(String kind) {
        Ask ask = shown(kind, "https://10.0.0.8/a");
        assertThrows(Refused.class, () -> DIALECT.encode(ask, OWN, Patch.NONE));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://example.com/a.png",
                "https://93.184.216.34/a.png",
                "https://[2606:2800:220:1::1]/a.png",
                "data:image/png;base64,AA=="
            })
    void publicOnesAndDataGoOn(String url) {
        Ask ask = shown("image_url", url);
        assertDoesNotThrow(() -> DIALECT.encode(ask, OWN, Patch.NONE));
    }

    @Test
    void aClosedProviderFetchesFromItsOwnNetwork() {
        Ask ask = shown("image_url", "https://10.0.0.8/a");
        assertDoesNotThrow(() -> DIALECT.encode(ask, Preset.model("groq", "m"), Patch.NONE));
    }

    private static final String INSIDE = "\"http://169.254.169.254/\"";

    private static Ask part(String part) {
        return Asks.read(
                "{\"model\":\"m\",\"messages\":[{\"role\":\"user\",\"content\":[" + part + "]}]}");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"image_url\":{\"url\":%s}}",
                "{\"image_url\":%s}",
                "{\"video_url\":{\"url\":%s}}",
                "{\"audio_url\":{\"url\":%s}}",
                "{\"file\":{\"file_data\":%s}}",
                "{\"type\":\"input_image\",\"image_url\":%s}",
                "{\"type\":\"text\",\"text\":\"a\",\"uuid\":\"u\",\"image_url\":{\"url\":%s}}"
            })
    void whateverAPartSaysItIs(String part) {
        Ask ask = part(part.formatted(INSIDE));
        assertThrows(Refused.class, () -> DIALECT.encode(ask, OWN, Patch.NONE));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"type\":\"image_url\",\"image_url\":{\"\\u0075rl\":%s}}",
                "{\"type\":\"image_url\",\"image_url\":{\"URL\":%s}}",
                "{\"type\":\"file\",\"file\":{\"file\\u005fdata\":%s}}",
                "{\"type\":\"video_url\",\"\\u0076ideo_url\":{\"url\":%s}}",
                "{\"type\":\"audio_url\",\"audio\\u005furl\":{\"url\":%s}}"
            })
    void aMediumIsNamedInPlainLetters(String part) {
        assertThrows(Refused.class, () -> part(part.formatted(INSIDE)));
    }

    @Test
    void anAddressThatCannotBeReadIsNone() {
        Ask ask = part("{\"type\":\"image_url\",\"image_url\":{\"url\":[\"https://10.0.0.8/\"]}}");
        assertThrows(Refused.class, () -> DIALECT.encode(ask, OWN, Patch.NONE));
    }

    @Test
    void aChatBesideTheInputOfAnEmbeddingDoesNotGoOn() {
        Ask ask =
                Asks.read(
                        Endpoint.EMBEDDINGS,
                        "{\"model\":\"m\",\"input\":\"a\",\"messages\":[{\"content\":[{\"image_url\":{\"url\":%s}}]}]}"
                                .formatted(INSIDE));
        assertThrows(Refused.class, () -> DIALECT.encode(ask, OWN, Patch.NONE));
    }

    private static Ask blocks(String content) {
        return Asks.read(
                Endpoint.MESSAGES,
                "{\"model\":\"m\",\"max_tokens\":9,\"messages\":[{\"role\":\"user\",\"content\":["
                        + content
                        + "]}]}");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"type\":\"image\",\"source\":{\"type\":\"url\",\"url\":%s}}",
                "{\"type\":\"document\",\"source\":{\"type\":\"url\",\"url\":%s}}",
                "{\"type\":\"video\",\"source\":{\"type\":\"url\",\"url\":%s}}",
                "{\"source\":{\"type\":\"url\",\"url\":%s}}",
                "{\"type\":\"tool_result\",\"tool_use_id\":\"t\",\"content\":[{\"type\":\"image\",\"source\":{\"type\":\"url\",\"url\":%s}}]}",
                "{\"type\":\"document\",\"source\":{\"type\":\"content\",\"content\":[{\"type\":\"image\",\"source\":{\"type\":\"url\",\"url\":%s}}]}}"
            })
    void norInAnthropicsWords(String block) {
        Ask ask = blocks(block.formatted(INSIDE));
        assertThrows(Refused.class, () -> CLAUDE.encode(ask, OWN, Patch.NONE));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"type\":\"image_url\",\"image_url\":{\"url\":\"https://10.0.0.8/a\"}}",
                "{\"type\":\"file\",\"file\":{\"file_data\":\"https://10.0.0.8/a\"}}"
            })
    void norWhereTheyAreTranslated(String part) {
        assertThrows(Refused.class, () -> CLAUDE.encode(part(part), OWN, Patch.NONE));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"type\":\"image\",\"source\":{\"type\":\"base64\",\"media_type\":\"image/png\",\"data\":\"AA==\"}}",
                "{\"type\":\"image\",\"source\":{\"type\":\"url\",\"url\":\"https://example.com/a.png\"}}",
                "{\"type\":\"image\",\"source\":{\"type\":\"file\",\"file_id\":\"f\"}},{\"type\":\"tool_use\",\"id\":\"t\",\"name\":\"n\",\"input\":{\"source\":{\"url\":\"http://10.0.0.8/\"}}}"
            })
    void whatAnthropicsWordsShowOtherwiseGoesOn(String block) {
        Ask ask = blocks(block);
        assertDoesNotThrow(() -> CLAUDE.encode(ask, OWN, Patch.NONE));
    }
}
