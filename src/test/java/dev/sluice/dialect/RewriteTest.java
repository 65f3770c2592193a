package dev.sluice.dialect;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.vertx.core.buffer.Buffer;
import java.nio.charset.StandardCharsets;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class RewriteTest {

    private static final ObjectMapper JSON = new ObjectMapper();

    private final Rewrite rewrite = new Rewrite();

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    /// Cuts members out by what stands in the text.
    private String cut(String json, String... members) {
        byte[] bytes = bytes(json);
        rewrite.start(bytes, 0, bytes.length);
        for (String member : members) {
            int at = json.indexOf(member);
            rewrite.cut(at, at + member.length());
        }
        return rewrite.finish().toString(StandardCharsets.UTF_8);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            value = {
                "{\"u\":1,\"a\":2,\"b\":3}|{\"a\":2,\"b\":3}",
                "{\"a\":2,\"u\":1,\"b\":3}|{\"a\":2,\"b\":3}",
                "{\"a\":2,\"b\":3,\"u\":1}|{\"a\":2,\"b\":3}",
                "{\"u\":1}|{}",
                "{ \"a\":2 , \"u\":1 }|{ \"a\":2  }",
                "{ \"u\":1 , \"a\":2 }|{  \"a\":2 }"
            })
    void cutsAMemberWithItsComma(String json, String left) {
        assertEquals(left, cut(json, "\"u\":1"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            value = {
                "{\"u\":1,\"e\":2,\"a\":3}|{\"a\":3}",
                "{\"a\":3,\"u\":1,\"e\":2}|{\"a\":3}",
                "{\"a\":3,\"u\":1,\"e\":2,\"b\":4}|{\"a\":3,\"b\":4}",
                "{\"u\":1,\"a\":3,\"e\":2}|{\"a\":3}",
                "{\"e\":2,\"u\":1}|{}"
            })
    void cutsTwoMembers(String json, String left) {
        assertEquals(left, cut(json, "\"u\":1", "\"e\":2"));
    }

    @Test
    void ordersEditsByWhereTheyStand() {
        // Given
        String json = "{\"a\":1,\"b\":2}";
        rewrite.start(bytes(json), 0, json.length());
        rewrite.replace(11, 12, bytes("20"));
        rewrite.replace(5, 6, bytes("10"));
        // When
        Buffer out = rewrite.finish();
        // Then
        assertEquals("{\"a\":10,\"b\":20}", out.toString());
    }

    @Test
    void cutsNextToAReplacement() {
        // Given
        String json = "{\"m\":\"x\",\"u\":1}";
        rewrite.start(bytes(json), 0, json.length());
        rewrite.replace(5, 8, bytes("\"longer\""));
        rewrite.cut(9, 14);
        // When
        Buffer out = rewrite.finish();
        // Then
        assertEquals("{\"m\":\"longer\"}", out.toString());
    }

    static IntStream seeds() {
        return IntStream.range(0, 300);
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void whatIsCutIsGoneAndTheRestIsUntouched(int seed) throws Exception {
        // Given
        Random random = new Random(seed);
        ObjectNode object = JSON.createObjectNode();
        int members = 1 + random.nextInt(6);
        for (int i = 0; i < members; i++) {
            object.put("k" + i, "é,}\"" + random.nextInt(1000));
        }
        String json = seed % 2 == 0 ? object.toString() : object.toPrettyString();
        Frame frame = new Frame();
        String gone = "k" + random.nextInt(members);
        byte[] named = bytes(json.replace('"' + gone + '"', "\"usage\""));
        frame.read(named, 0, named.length);
        rewrite.start(named, 0, named.length);
        rewrite.cut(frame.usageKey, frame.usageEnd);
        // When
        Buffer out = rewrite.finish();
        // Then
        object.remove(gone);
        assertEquals(object, JSON.readTree(out.getBytes()));
    }

    @Test
    void quotesAName() {
        assertEquals(
                "\"a\\\"\\\\é\\n\"",
                new String(Rewrite.quoted("a\"\\é\n"), StandardCharsets.UTF_8));
    }

    @Test
    void passesAnUntouchedRangeOnWithoutACopy() {
        // Given
        byte[] source = bytes("data: a\n\ndata: b\n\n");
        rewrite.begin(Buffer.buffer(io.netty.buffer.Unpooled.wrappedBuffer(source)));
        rewrite.appendRange(source, 0, 9);
        rewrite.appendRange(source, 9, 18);
        Buffer out = rewrite.take();
        // When
        source[6] = 'z';
        // Then
        assertEquals("data: z\n\ndata: b\n\n", out.toString());
    }

    @Test
    void keepsTheOrderOfKeptAndBuiltEvents() {
        // Given
        byte[] source = rewrite.begin(Buffer.buffer("data: a\n\ndata: b\n\n"));
        rewrite.appendRange(source, rewrite.from(), rewrite.from() + 9);
        rewrite.append(bytes("data: new\n\n"));
        rewrite.appendRange(source, rewrite.from() + 9, rewrite.to());
        // When
        Buffer out = rewrite.take();
        // Then
        assertEquals("data: a\n\ndata: new\n\ndata: b\n\n", out.toString());
    }

    @Test
    void anEditedEventStaysOnOneLine() {
        // Given
        byte[] event = bytes("{\"u\":1,\n\"a\":2}");
        rewrite.begin(Buffer.buffer());
        rewrite.append(bytes("data: "));
        rewrite.start(event, 0, event.length);
        rewrite.cut(1, 6);
        rewrite.endEvent();
        // When
        Buffer out = rewrite.take();
        // Then
        assertEquals("data: { \"a\":2}\n\n", out.toString());
    }
}
