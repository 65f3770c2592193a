package dev.sluice.ask;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.sluice.kit.Asks;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class KeysTest {

    @ParameterizedTest
    @CsvSource(
            quoteCharacter = '~',
            delimiter = '|',
            value = {
                "{\"model\":\"a\",\"model\":\"b\"}|model",
                "{\"zzz\":1,\"zzz\":2}|zzz",
                "{\"zzz\":1,\"z\\u007az\":2}|zzz",
                "{\"stream_options\":{\"a\":1,\"a\":2}}|stream_options.a",
                "{\"messages\":[{\"role\":\"user\",\"role\":\"tool\"}]}|messages[0].role",
                "{\"messages\":[{\"content\":[{\"text\":\"\",\"text\":\"\"}]}]}"
                        + "|messages[0].content[0].text",
                "{\"tools\":[{\"type\":1,\"type\":1}]}|tools[0].type",
                "{\"tools\":[{\"function\":{\"name\":1,\"name\":1}}]}|tools[0].function.name",
                "{\"response_format\":{\"type\":\"text\",\"type\":\"text\"}}|response_format.type",
                "{\"chat_template_kwargs\":{\"x\":{\"y\":1,\"y\":2}}}|chat_template_kwargs.x.y",
                "{\"zzz\":[[{\"y\":1,\"y\":2}]]}|zzz[0][0].y"
            })
    void refusesADuplicateAtAnyDepth(String body, String path) {
        // When
        var refusal = RefusedBodiesTest.malformed(body);

        // Then
        assertEquals(path, refusal.param());
        assertTrue(refusal.message().contains("twice"), refusal.message());
    }

    @Test
    void refusesADuplicateAmongManyKeys() {
        assertEquals("metadata.k3", RefusedBodiesTest.malformed(metadata(40, ",\"k3\":0")).param());
    }

    @ParameterizedTest
    @CsvSource(
            quoteCharacter = '~',
            delimiter = '|',
            value = {
                "{\"Model\":\"a\"}|Model",
                "{\"MODEL\":\"a\"}|MODEL",
                "{\"\\u004dodel\":\"a\"}|Model",
                "{\"mod\\u0065l\":\"a\"}|model",
                "{\"\\u006dodel\":\"a\"}|model",
                "{\"Max_Tokens\":1}|Max_Tokens",
                "{\"Service_Tier\":\"a\"}|Service_Tier",
                "{\"stream_options\":{\"Include_usage\":true}}|stream_options.Include_usage",
                "{\"messages\":[{\"Role\":\"user\"}]}|messages[0].Role",
                "{\"messages\":[{\"r\\u006fle\":\"user\"}]}|messages[0].role",
                "{\"messages\":[{\"content\":[{\"TYPE\":1}]}]}|messages[0].content[0].TYPE",
                "{\"tools\":[{\"Function\":{}}]}|tools[0].Function",
                "{\"response_format\":{\"Type\":\"text\"}}|response_format.Type"
            })
    void refusesAnotherSpellingOfAKeyWeRead(String body, String path) {
        assertEquals(path, RefusedBodiesTest.malformed(body).param());
    }

    @ParameterizedTest
    @ValueSource(strings = {"to\u212Aens", "\u017Fuffix", "\\u017ftop", "u\u017Fer"})
    void refusesLettersThatFoldToAscii(String key) {
        // Given
        String known = key.startsWith("to") ? "max_" + key : key;

        // When
        String message = RefusedBodiesTest.malformed("{\"" + known + "\":1}").message();

        // Then
        assertTrue(message.contains("letter case"), message);
    }

    @Test
    void passesOtherSpellingsOfKeysNobodyReads() {
        assertEquals(4, Asks.chatWith("hi", "\"zzz\":1,\"ZZZ\":2").body().size());
    }

    @Test
    void passesAnEscapedKeyNobodyReads() {
        assertEquals("zé", Asks.chatWith("hi", "\"\\u007a\\u00e9\":1").body().names()[2]);
    }

    @Test
    void passesAKeyWhoseSpellingMattersElsewhere() {
        assertEquals(3, Asks.chatWith("hi", "\"metadata\":{\"Model\":1}").body().size());
    }

    static String metadata(int keys, String more) {
        StringBuilder json = new StringBuilder("{\"model\":\"m\",\"messages\":[],\"metadata\":{");
        for (int i = 0; i < keys; i++) {
            json.append(i == 0 ? "" : ",").append("\"k").append(i).append("\":0");
        }
        return json.append(more).append("}}").toString();
    }
}
