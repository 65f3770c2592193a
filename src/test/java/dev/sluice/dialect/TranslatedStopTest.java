package dev.sluice.dialect;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.sluice.catalog.Deviation;
import dev.sluice.catalog.Model;
import dev.sluice.catalog.Provider;
import dev.sluice.kit.Asks;
import dev.sluice.ledger.Stop;
import io.vertx.core.buffer.Buffer;
import java.time.InstantSource;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// How answers stop that do not pass through: what is cut empty is counted, whoever gave it.
class TranslatedStopTest {

    private static final Model MODEL = Exchange.model("claude", Provider.Rules.NONE, "k");

    private static Dialect.Transcript claude(String members) {
        return new Anthropic(InstantSource.system())
                .transcript(Asks.chatWith("hi", members), MODEL);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '#',
            value = {
                "{'type':'thinking','thinking':'hm','signature':'s'} | max_tokens | length | false",
                "{'type':'text','text':'yes'} | max_tokens | length | true",
                "{'type':'text','text':'yes'} | end_turn | stop | true",
                "{'type':'tool_use','id':'t','name':'look','input':{}} | tool_use | tool_calls | true"
            })
    void aWholeAnswerSaysHowItStopped(String block, String theirs, String reason, boolean said) {
        // Given
        Dialect.Transcript transcript = claude("\"n\":1");
        String answer =
                "{'id':'m','type':'message','role':'assistant','content':[%s],'stop_reason':'%s','usage':{'input_tokens':1,'output_tokens':2}}"
                        .formatted(block, theirs);
        // When
        transcript.whole(Buffer.buffer(answer.replace('\'', '"')));
        // Then
        assertEquals(new Stop(reason, said), transcript.stop());
    }

    @Test
    void aStreamOfThoughtsAloneIsCutEmpty() {
        // Given
        Dialect.Transcript transcript = claude("\"stream\":true");
        String events =
                """
                data: {"type":"message_start","message":{"id":"m","usage":{"input_tokens":1,"output_tokens":1}}}

                data: {"type":"content_block_start","index":0,"content_block":{"type":"thinking","thinking":""}}

                data: {"type":"content_block_delta","index":0,"delta":{"type":"thinking_delta","thinking":"hm"}}

                data: {"type":"content_block_stop","index":0}

                data: {"type":"message_delta","delta":{"stop_reason":"max_tokens"},"usage":{"output_tokens":9}}

                data: {"type":"message_stop"}

                """;
        // When
        transcript.feed(Buffer.buffer(events));
        // Then
        assertEquals(new Stop("length", false), transcript.stop());
    }

    @Test
    void aRuledAnswerStopsAsThePlainOneDoes() {
        // Given
        Provider.Rules rules =
                new Provider.Rules(
                        Deviation.Edits.NONE,
                        Deviation.Turns.AS_IS,
                        Map.of(),
                        new Deviation.Answers(
                                Deviation.Naming.BOTH,
                                true,
                                false,
                                false,
                                false,
                                false,
                                Map.of(),
                                Map.of()),
                        Provider.Auth.BY_DIALECT,
                        Provider.Unsupported.BY_MEANING,
                        1);
        Dialect.Transcript transcript =
                new OpenAi().transcript(Asks.chat("hi"), Exchange.model("m", rules, "k"));
        String answer =
                "{'choices':[{'index':0,'message':{'content':'yes'},'finish_reason':'length'}]}";
        // When
        transcript.whole(Buffer.buffer(answer.replace('\'', '"')));
        // Then
        assertEquals(new Stop("length", true), transcript.stop());
    }
}
