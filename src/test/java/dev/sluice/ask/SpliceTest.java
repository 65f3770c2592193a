package dev.sluice.ask;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.sluice.kit.Asks;
import dev.sluice.wire.Endpoint;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class SpliceTest {

    private static final Edits MODEL = new Edits("m", Patch.NONE, false, List.of(), Map.of());

    @Test
    void replacesTheModelInPlace() {
        // When
        String spliced = splice("{ \"model\" : \"auto\" , \"x\":[1.0, 1e0] }", MODEL);

        // Then
        assertEquals("{ \"model\" : \"m\" , \"x\":[1.0, 1e0] }", spliced);
    }

    @Test
    void replacesAModelBehindTheRest() {
        assertEquals("{\"x\":1,\"model\":\"m\"}", splice("{\"x\":1,\"model\":\"auto\"}", MODEL));
    }

    @Test
    void escapesTheModelsName() {
        // Given
        Edits edits = new Edits("a\"b\\é", Patch.NONE, false, List.of(), Map.of());

        // When
        String spliced = splice("{\"model\":\"auto\"}", edits);

        // Then
        assertEquals("{\"model\":\"a\\\"b\\\\é\"}", spliced);
    }

    @Test
    void insertsStreamOptions() {
        assertEquals(
                "{\"stream_options\":{\"include_usage\":true},\"model\":\"m\"}",
                splice("{\"model\":\"auto\"}", usage()));
    }

    @Test
    void editsStreamOptionsInside() {
        assertEquals(
                "{\"model\":\"m\",\"stream_options\":{ \"a\":1.50, \"include_usage\" : true }}",
                splice(
                        "{\"model\":\"auto\",\"stream_options\":{ \"a\":1.50, \"include_usage\" :"
                                + " null }}",
                        usage()));
    }

    @Test
    void fillsEmptyStreamOptions() {
        assertEquals(
                "{\"model\":\"m\",\"stream_options\":{\"include_usage\":true }}",
                splice("{\"model\":\"auto\",\"stream_options\":{ }}", usage()));
    }

    @Test
    void takesNullStreamOptionsAsAbsent() {
        assertEquals(
                "{\"model\":\"m\",\"stream_options\":{\"include_usage\":true}}",
                splice("{\"model\":\"auto\",\"stream_options\":null}", usage()));
    }

    @Test
    void setsUsageOnTopOfAPatchThatRemovesStreamOptions() {
        // Given
        Patch patch = Patch.of("{\"stream_options\":null}");
        Edits edits = new Edits("m", patch, true, List.of(), Map.of());

        // When
        String spliced = splice("{\"model\":\"a\",\"stream_options\":{\"z\":1}}", edits);

        // Then
        assertEquals("{\"model\":\"m\",\"stream_options\":{\"include_usage\":true}}", spliced);
    }

    @Test
    void removesTheFirstMember() {
        assertEquals("{\"model\":\"m\",\"b\":2}", splice(ABC, drop("a")));
    }

    @Test
    void removesAMiddleMember() {
        assertEquals(
                "{\"a\":1, \"b\":2,\"model\":\"m\"}",
                splice("{\"a\":1 , \"c\":3, \"b\":2,\"model\":\"x\"}", drop("c")));
    }

    @Test
    void removesTheLastMember() {
        assertEquals("{\"a\":1,\"model\":\"m\"}", splice(ABC, drop("b")));
    }

    @Test
    void removesAllButOne() {
        assertEquals("{\"model\":\"m\"}", splice(ABC, drop("b", "a")));
    }

    @Test
    void insertsAModelThatWasDropped() {
        assertEquals("{\"model\":\"m\"}", splice("{\"model\":\"a\"}", drop("model")));
    }

    @Test
    void findsANestedMemberWhoseKeyIsEscaped() {
        assertEquals(
                "{\"model\":\"m\",\"k\":{\"\\u0061\":2}}",
                splice("{\"model\":\"x\",\"k\":{\"\\u0061\":1}}", patch("{\"k\":{\"a\":2}}")));
    }

    static final String ABC = "{\"a\":1,\"model\":\"x\",\"b\":2}";

    private static Edits usage() {
        return new Edits("m", Patch.NONE, true, List.of(), Map.of());
    }

    private static Edits drop(String... members) {
        return new Edits("m", Patch.NONE, false, List.of(members), Map.of());
    }

    static Edits patch(String json) {
        return new Edits("m", Patch.of(json), false, List.of(), Map.of());
    }

    static String splice(String json, Edits edits) {
        Body body = Asks.read(Endpoint.COMPLETIONS, json).body();
        return new String(Splice.apply(body, edits), StandardCharsets.UTF_8);
    }
}
