package dev.sluice.sim;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Base64;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SimEmbeddingsTest {

    private static Sim sim;

    @BeforeAll
    static void start() {
        sim = Sim.quick();
    }

    @AfterAll
    static void stop() {
        sim.close();
    }

    @Test
    void makesUnitVectors() {
        // When
        double[] vector = floats(embed("'input':'hello'"));
        // Then
        assertEquals(
                1,
                IntStream.range(0, vector.length).mapToDouble(i -> vector[i] * vector[i]).sum(),
                1e-4);
    }

    @Test
    void makesTheSameVectorOfTheSameInput() {
        assertEquals(embed("'input':'hello'").get("data"), embed("'input':['hello']").get("data"));
    }

    @Test
    void makesAnotherVectorOfAnotherInput() {
        assertNotEquals(embed("'input':'hello'").get("data"), embed("'input':'hallo'").get("data"));
    }

    @Test
    void makesAsManyDimensionsAsAsked() {
        assertEquals(7, floats(embed("'input':'x','dimensions':7")).length);
    }

    @Test
    void makesTheSameVectorInBase64() {
        // Given
        double[] plain = floats(embed("'input':'x','dimensions':9"));
        // When
        String text =
                embed("'input':'x','dimensions':9,'encoding_format':'base64'")
                        .at("/data/0/embedding")
                        .asText();
        // Then
        ByteBuffer bytes =
                ByteBuffer.wrap(Base64.getDecoder().decode(text)).order(ByteOrder.LITTLE_ENDIAN);
        assertArrayEquals(
                plain,
                IntStream.range(0, 9).mapToDouble(i -> bytes.getFloat(4 * i)).toArray(),
                1e-7);
    }

    @ParameterizedTest
    @ValueSource(strings = {"['a','b']", "[[1,2],[3]]", "['a',[1]]"})
    void keepsTheOrderOfItsInputs(String input) {
        assertEquals("[0, 1]", embed("'input':" + input).findValues("index").toString());
    }

    @Test
    void takesAListOfTokensAsOneInput() {
        // When
        JsonNode answer = embed("'input':[15339,1917,0]");
        // Then
        assertEquals(1, answer.get("data").size());
        assertEquals(3, answer.at("/usage/prompt_tokens").asInt());
    }

    @Test
    void countsTheSameTokensTwiceInUsage() {
        // When
        JsonNode usage = embed("'input':'four words of text'").get("usage");
        // Then
        assertEquals(usage.get("prompt_tokens"), usage.get("total_tokens"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "'input':''",
                "'input':[]",
                "'input':['a','']",
                "'input':[[]]",
                "'input':[1.5]",
                "'input':7",
                "'input':'a','dimensions':0",
                "'input':'a','dimensions':4000",
                "'input':'a','encoding_format':'int8'",
                "'user':'x'"
            })
    void refuses(String members) {
        assertEquals(
                400, sim.post("/embeddings", "{'model':'sim-embed'," + members + "}").statusCode());
    }

    @Test
    void refusesAModelThatWrites() {
        assertEquals(404, sim.post("/embeddings", "{'model':'sim-fast','input':'a'}").statusCode());
    }

    private static JsonNode embed(String members) {
        return Sim.json(sim.post("/embeddings", "{'model':'sim-embed'," + members + "}").body());
    }

    private static double[] floats(JsonNode answer) {
        JsonNode vector = answer.at("/data/0/embedding");
        return IntStream.range(0, vector.size())
                .mapToDouble(i -> vector.get(i).asDouble())
                .toArray();
    }
}
