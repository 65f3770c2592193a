package dev.sluice.dialect;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.sluice.ask.Ask;
import dev.sluice.catalog.Deviation;
import dev.sluice.catalog.Model;
import dev.sluice.catalog.Provider;
import dev.sluice.kit.Asks;
import io.vertx.core.buffer.Buffer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Answers that are rewritten keep every promise of those that pass through.
class RuledContractTest extends DialectContract {

    private static final Provider.Rules RULES =
            new Provider.Rules(
                    Deviation.Edits.NONE,
                    Deviation.Turns.AS_IS,
                    Map.of(),
                    new Deviation.Answers(
                            Deviation.Naming.BOTH,
                            true,
                            true,
                            true,
                            false,
                            false,
                            Map.of("Throttling*", 429, "Arrearage", 402),
                            Map.of()),
                    Provider.Auth.BY_DIALECT,
                    Provider.Unsupported.BY_MEANING,
                    1);

    @Override
    protected Dialect dialect() {
        return new OpenAi();
    }

    @Override
    protected Model model(String credential) {
        return Exchange.model("acme-1", RULES, credential);
    }

    @Override
    protected Ask ask() {
        return Asks.chatWith("hi", "\"stream\":true");
    }

    @Override
    protected byte[] stream() {
        String chunk =
                "data: {\"id\":\"c1\",\"model\":\"acme-1\",\"choices\":[{\"index\":%d,\"delta\":%s,\"finish_reason\":%s}]}\n\n";
        return (": hello\r\n\n"
                        + chunk.formatted(0, "{\"content\":\"<thi\"}", "null")
                        + chunk.formatted(1, "{\"content\":\"no tags \"}", "null")
                        + chunk.formatted(0, "{\"content\":\"nk>안녕 \"}", "null")
                        + chunk.formatted(0, "{\"content\":\"😀</think>yes\"}", "null")
                        + chunk.formatted(0, "{}", "\"stop\"")
                        + chunk.formatted(1, "{}", "\"stop\"")
                        + "data: {\"choices\":[],\n"
                        + "data: \"usage\":{\"prompt_tokens\":3,\"completion_tokens\":2,\"total_tokens\":5}}\n\n"
                        + "data: [DONE]\n\n")
                .getBytes(StandardCharsets.UTF_8);
    }

    @ParameterizedTest
    @CsvSource({
        "400, Throttling.RateQuota, 429",
        "400, Arrearage, 402",
        "403, Arrearage, 402",
        "400, Else, 400"
    })
    void anErrorsOwnWordDecides(int status, String code, int told) {
        // Given
        String body = "{\"error\":{\"message\":\"no\",\"code\":\"" + code + "\"}}";
        // When
        Complaint why = dialect().transcript(ask(), model("")).refused(status, Buffer.buffer(body));
        // Then
        assertEquals(told, why.status());
    }

    @ParameterizedTest
    @CsvSource({"AS_IS, reasoning", "REASONING_CONTENT, reasoning_content", "REASONING, reasoning"})
    void reasoningGetsItsName(Deviation.Naming naming, String name) {
        // Given
        Provider.Rules rules =
                new Provider.Rules(
                        Deviation.Edits.NONE,
                        Deviation.Turns.AS_IS,
                        Map.of(),
                        new Deviation.Answers(
                                naming, false, false, true, false, false, Map.of(), Map.of()),
                        Provider.Auth.BY_DIALECT,
                        Provider.Unsupported.BY_MEANING,
                        1);
        Dialect.Transcript transcript =
                dialect().transcript(ask(), Exchange.model("acme-1", rules, ""));
        // When
        Buffer told =
                transcript.feed(
                        Buffer.buffer(
                                "data: {\"choices\":[{\"index\":0,\"delta\":{\"reasoning\":\"hm\"},\"finish_reason\":null}]}\n\n"));
        // Then
        assertEquals(
                List.of(name),
                List.copyOf(
                        Exchange.events(told.toString())
                                .getFirst()
                                .at("/choices/0/delta")
                                .properties()
                                .stream()
                                .map(Map.Entry::getKey)
                                .toList()));
    }
}
