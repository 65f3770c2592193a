package dev.sluice.dialect;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.sluice.ask.Ask;
import dev.sluice.catalog.Model;
import dev.sluice.catalog.Provider;
import dev.sluice.kit.Asks;
import dev.sluice.wire.Endpoint;
import java.net.URI;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/// The model that comes with the program, run for real.
class LangChain4jOnnxTest {

    private static final Model MODEL =
            Afar.model("onnx", "mini", "", URI.create("engine:onnx"), Provider.Rules.NONE);

    private static Afar afar;

    @BeforeAll
    static void start() {
        afar = new Afar();
    }

    @AfterAll
    static void stop() {
        afar.close();
    }

    private static Value embed(String members) throws Exception {
        String json = "{\"model\":\"mine\"," + members.replace('\'', '"') + "}";
        Ask ask = Asks.read(Endpoint.EMBEDDINGS, json);
        return Value.of(afar.told(ask, MODEL).getBytes(StandardCharsets.UTF_8));
    }

    private static double[] vector(Value answer, int index) {
        return answer.get("data").items().get(index).get("embedding").items().stream()
                .mapToDouble(number -> number.number(0))
                .toArray();
    }

    private static double alike(double[] a, double[] b) {
        double sum = 0;
        for (int i = 0; i < a.length; i++) {
            sum += a[i] * b[i];
        }
        return sum;
    }

    @Test
    void meaningIsNearerThanWords() throws Exception {
        // When
        Value answer = embed("'input':['The cat sat down','A kitten rested','Stocks fell']");
        // Then
        double near = alike(vector(answer, 0), vector(answer, 1));
        assertTrue(near > alike(vector(answer, 0), vector(answer, 2)) + 0.2);
    }

    @Test
    void aVectorHas384DimensionsAndLengthOne() throws Exception {
        // When
        double[] vector = vector(embed("'input':'hello'"), 0);
        // Then
        assertEquals(384, vector.length);
        assertEquals(1, alike(vector, vector), 1e-3);
    }

    @Test
    void base64IsTheSameVector() throws Exception {
        // Given
        double[] plain = vector(embed("'input':'hello'"), 0);
        // When
        String text =
                embed("'input':'hello','encoding_format':'base64'")
                        .get("data")
                        .items()
                        .getFirst()
                        .get("embedding")
                        .text();
        // Then
        ByteBuffer bytes =
                ByteBuffer.wrap(Base64.getDecoder().decode(text)).order(ByteOrder.LITTLE_ENDIAN);
        double[] decoded = new double[plain.length];
        java.util.Arrays.setAll(decoded, i -> bytes.getFloat(Float.BYTES * i));
        assertArrayEquals(plain, decoded, 1e-7);
    }

    @Test
    void keepsTheOrderOfItsInputs() throws Exception {
        // When
        Value answer = embed("'input':['a','b','c']");
        // Then
        assertEquals(
                List.of(0L, 1L, 2L),
                answer.get("data").items().stream().map(row -> row.get("index").count()).toList());
    }

    @Test
    void countsItsOwnTokens() throws Exception {
        // When
        Value usage = embed("'input':'hello world'").get("usage");
        // Then
        assertEquals("{\"prompt_tokens\":2,\"total_tokens\":2}", usage.written());
    }

    @Test
    void answersUnderTheNameAsked() throws Exception {
        assertEquals("mine", embed("'input':'hello'").get("model").text());
    }

    @Test
    void refusesAnEmptyText() throws Exception {
        // When
        Ask ask = Asks.read(Endpoint.EMBEDDINGS, "{\"model\":\"mine\",\"input\":[\"a\",\" \"]}");
        // Then
        assertEquals(400, afar.sent(ask, MODEL).statusCode());
    }
}
