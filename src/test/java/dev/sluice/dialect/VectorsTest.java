package dev.sluice.dialect;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.databind.JsonNode;
import dev.sluice.ask.Ask;
import dev.sluice.ask.Patch;
import dev.sluice.catalog.Deviation;
import dev.sluice.catalog.Provider;
import dev.sluice.kit.Asks;
import dev.sluice.wire.Endpoint;
import io.vertx.core.buffer.Buffer;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Base64 for who asks for it of a provider that knows numbers only (openai-wire EMB-2).
class VectorsTest {

    private static final Ask ASK =
            Asks.read(
                    Endpoint.EMBEDDINGS,
                    "{\"model\":\"m\",\"input\":\"a\",\"encoding_format\":\"base64\"}");

    private static Provider.Rules rules(List<String> drop, List<String> keep) {
        return new Provider.Rules(
                new Deviation.Edits(drop, Map.of(), keep, List.of(), List.of(), Map.of(), Map.of()),
                Deviation.Turns.AS_IS,
                Map.of(),
                new Deviation.Answers(
                        Deviation.Naming.AS_IS,
                        false,
                        false,
                        false,
                        false,
                        true,
                        Map.of(),
                        Map.of()),
                Provider.Auth.BY_DIALECT,
                Provider.Unsupported.BY_MEANING,
                1);
    }

    private static JsonNode answer(String numbers) {
        Dialect.Transcript transcript =
                new OpenAi().transcript(ASK, Exchange.model("m", rules(List.of(), List.of()), ""));
        String said = "{\"object\":\"list\",\"data\":[{\"embedding\":" + numbers + "}]}";
        Dialect.Verdict verdict = transcript.whole(Buffer.buffer(said));
        return Exchange.json(((Dialect.Verdict.Answer) verdict).body().toString())
                .at("/data/0/embedding");
    }

    @Test
    void everyNumberIsTheNearestFloat() {
        // Given
        Random random = new Random(7);
        List<String> numbers =
                Stream.concat(
                                Stream.of("0", "-0.0", "1E-45", "3.4028235e38", "7.0e-46"),
                                random.doubles(3000, -1, 1).mapToObj(Double::toString))
                        .toList();
        // When
        byte[] told = Base64.getDecoder().decode(answer(numbers.toString()).asText());
        // Then
        float[] floats = new float[numbers.size()];
        ByteBuffer.wrap(told).order(ByteOrder.LITTLE_ENDIAN).asFloatBuffer().get(floats);
        float[] nearest = new float[numbers.size()];
        for (int i = 0; i < nearest.length; i++) {
            nearest[i] = Float.parseFloat(numbers.get(i));
        }
        assertEquals(Float.BYTES * numbers.size(), told.length);
        assertArrayEquals(nearest, floats);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '#',
            value = {"[1,null]", "[1,[2]]", "[1,{}]", "[true]", "[]", "null", "{}", "'AAAAPw=='"})
    void whatIsNoVectorOfNumbersStays(String said) {
        // Given
        String json = said.replace("'", "\"");
        // When
        JsonNode told = answer(json);
        // Then
        assertEquals(Exchange.json(json), told);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "     |                        |                             | float",
                "     | model input            |                             |",
                "     | model encoding_format  |                             | float",
                "encoding_format |             |                             |",
                "     |                        | {'encoding_format':'binary'} | binary"
            })
    void aServerIsAskedForNumbersUnlessTheOperatorSaysOtherwise(
            String drop, String keep, String patch, String sent) {
        // Given
        Provider.Rules rules = rules(words(drop), words(keep));
        Patch operators = patch == null ? Patch.NONE : Patch.of(patch.replace("'", "\""));
        // When
        Dialect.Outbound outbound =
                new OpenAi().encode(ASK, Exchange.model("m", rules, ""), operators);
        // Then
        assertEquals(
                sent == null ? "" : sent,
                Exchange.json(Buffer.buffer(outbound.body()).toString())
                        .path("encoding_format")
                        .asText());
        assertEquals(
                "float".equals(sent) ? "encoding_format=float" : "",
                outbound.dropped().stream()
                        .filter(one -> one.contains("="))
                        .collect(Collectors.joining()));
    }

    private static List<String> words(String said) {
        return said == null ? List.of() : List.of(said.split(" "));
    }
}
