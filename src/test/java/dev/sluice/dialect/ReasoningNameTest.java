package dev.sluice.dialect;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.databind.JsonNode;
import dev.sluice.ask.Ask;
import dev.sluice.catalog.Deviation;
import dev.sluice.catalog.Model;
import dev.sluice.catalog.Provider;
import dev.sluice.kit.Asks;
import io.vertx.core.buffer.Buffer;
import java.time.InstantSource;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Translated reasoning stands where the operator wants it (openai-wire REAS-2).
class ReasoningNameTest {

    private static Model model(Deviation.Naming naming) {
        Provider.Rules rules =
                new Provider.Rules(
                        Deviation.Edits.NONE,
                        Deviation.Turns.AS_IS,
                        Map.of(),
                        new Deviation.Answers(
                                naming, false, false, false, false, false, Map.of(), Map.of()),
                        Provider.Auth.BY_DIALECT,
                        Provider.Unsupported.BY_MEANING,
                        1);
        return Exchange.model("gemini-test", rules, "");
    }

    private static String told(Deviation.Naming naming, boolean streams) {
        Ask ask = Asks.chatWith("hi", "\"stream\":" + streams);
        Dialect.Transcript transcript =
                new Gemini(InstantSource.system()).transcript(ask, model(naming));
        String said =
                "{\"candidates\":[{\"content\":{\"parts\":[{\"thought\":true,\"text\":\"hm\"}]},\"finishReason\":\"STOP\"}]}";
        JsonNode words =
                streams
                        ? Exchange.events(
                                        transcript
                                                .feed(Buffer.buffer("data: " + said + "\n\n"))
                                                .toString())
                                .get(1)
                                .at("/choices/0/delta")
                        : Exchange.json(
                                        ((Dialect.Verdict.Answer)
                                                        transcript.whole(Buffer.buffer(said)))
                                                .body()
                                                .toString())
                                .at("/choices/0/message");
        return words.properties().stream()
                .map(Map.Entry::getKey)
                .filter(name -> name.startsWith("reasoning"))
                .collect(Collectors.joining(" "));
    }

    @ParameterizedTest
    @CsvSource({
        "AS_IS, reasoning_content",
        "REASONING_CONTENT, reasoning_content",
        "REASONING, reasoning",
        "BOTH, reasoning_content reasoning"
    })
    void inAStream(Deviation.Naming naming, String names) {
        assertEquals(names, told(naming, true));
    }

    @ParameterizedTest
    @CsvSource({
        "AS_IS, reasoning_content",
        "REASONING_CONTENT, reasoning_content",
        "REASONING, reasoning",
        "BOTH, reasoning_content reasoning"
    })
    void inAWholeAnswer(Deviation.Naming naming, String names) {
        assertEquals(names, told(naming, false));
    }
}
