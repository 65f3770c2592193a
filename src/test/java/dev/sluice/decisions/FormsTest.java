package dev.sluice.decisions;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.sluice.ask.Options;
import dev.sluice.decisions.LineReader.Said;
import dev.sluice.kit.AnyRecord;
import dev.sluice.kit.Records;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class FormsTest {

    private static final ObjectMapper TREES = new ObjectMapper();

    static IntStream records() {
        return IntStream.range(0, 200);
    }

    private static DecisionRecord read(String line) {
        byte[] bytes = line.getBytes(StandardCharsets.UTF_8);
        return ((Said.Decided) new LineReader().read(bytes, 0, bytes.length)).record();
    }

    private static String problem(String line) {
        return assertThrows(IllegalArgumentException.class, () -> read(line)).getMessage();
    }

    @ParameterizedTest
    @MethodSource("records")
    void packedAndReadBackARecordIsTheSame(int number) {
        // Given
        DecisionRecord record = AnyRecord.number(number);
        Packed.Writer writer = new Packed.Writer();
        // When
        int length = writer.write(record);
        // Then
        assertEquals(record, Packed.read(writer.bytes(), 0, length));
    }

    @ParameterizedTest
    @MethodSource("records")
    void writtenAsALineAndReadBackARecordIsTheSame(int number) {
        // Given
        DecisionRecord record = AnyRecord.number(number);
        // When
        String line = JsonLine.of(record);
        // Then
        assertEquals(record, read(line));
        assertFalse(line.contains("\n"));
    }

    @Test
    void theOrderOfMembersDoesNotMatter() throws Exception {
        // Given
        ObjectNode tree = (ObjectNode) TREES.readTree(JsonLine.of(AnyRecord.number(7)));
        List<String> names = new ArrayList<>();
        tree.fieldNames().forEachRemaining(names::add);
        Collections.shuffle(names, new Random(1));
        ObjectNode shuffled = TREES.createObjectNode();
        names.forEach(name -> shuffled.set(name, tree.get(name)));
        // When
        DecisionRecord back = read(shuffled.put("later", "x").toString());
        // Then
        assertEquals(AnyRecord.number(7), back);
    }

    @Test
    void aLineSaysWhatItIs() throws Exception {
        // When
        JsonNode line = TREES.readTree(JsonLine.of(Records.of("d-1").record()));
        // Then
        assertEquals(
                "decision d-1 search auto fast score_low quick",
                String.join(
                        " ",
                        line.path("kind").asText(),
                        line.path("id").asText(),
                        line.path("team").asText(),
                        line.path("route").asText(),
                        line.path("tier").asText(),
                        line.path("reason").asText(),
                        line.path("model").asText()));
    }

    @Test
    void theUserOfARequestIsNeverWritten() {
        // Given
        DecisionRecord open = Records.of("d").record();
        DecisionRecord.Asked asked = open.asked();
        Options options = new Options(5, 0.5, 1, "low", Options.Format.TEXT, "alice@example.test");
        DecisionRecord told =
                new DecisionRecord(
                        open.id(),
                        open.at(),
                        "",
                        new DecisionRecord.Asked(
                                asked.team(),
                                asked.endpoint(),
                                asked.model(),
                                false,
                                options,
                                asked.content(),
                                asked.wishes(),
                                1),
                        open.weighed(),
                        open.routed(),
                        open.ended(),
                        open.after());
        // When
        String line = JsonLine.of(told);
        // Then
        assertFalse(line.contains("alice"), line);
    }

    @Test
    void aStrangeEffortIsCut() {
        // Given
        Options options =
                new Options(-1, Double.NaN, 1, "x".repeat(500), Options.Format.TEXT, null);
        DecisionRecord.Asked asked = Records.of("d").record().asked();
        DecisionRecord open = Records.of("d").record();
        DecisionRecord told =
                new DecisionRecord(
                        "d",
                        1,
                        "",
                        new DecisionRecord.Asked(
                                "t",
                                asked.endpoint(),
                                "m",
                                false,
                                options,
                                asked.content(),
                                asked.wishes(),
                                1),
                        open.weighed(),
                        open.routed(),
                        open.ended(),
                        open.after());
        // When
        String line = JsonLine.of(told);
        // Then
        assertFalse(line.contains("x".repeat(33)), line);
    }

    @Test
    void featuresOfAnotherVersionAreRefusedNamingBoth() {
        // Given
        String line = JsonLine.of(Records.of("d").features(new int[] {1}, 2).record());
        // When
        String problem = problem(line.replace("\"version\":1", "\"version\":7"));
        // Then
        assertTrue(problem.contains("version 7") && problem.contains("version 1"), problem);
    }

    @ParameterizedTest
    @ValueSource(strings = {"[]", "{\"kind\":\"decision\"", "nonsense", "{\"kind\":\"decision\"}"})
    void aLineThatIsNoRecordIsRefused(String line) {
        // When
        String problem = problem(line);
        // Then
        assertTrue(problem.startsWith("is ") || problem.startsWith("has "), problem);
    }

    @Test
    void aMemberOfTheWrongTypeIsNamed() {
        // When
        String problem = problem("{\"kind\":\"decision\",\"id\":\"d\",\"team\":7}");
        // Then
        assertTrue(problem.contains("'team'"), problem);
    }

    @Test
    void aLineOfALaterKindIsPassedOver() {
        // Given
        byte[] line = "{\"kind\":\"news\",\"id\":\"d\"}".getBytes(StandardCharsets.UTF_8);
        // When
        Said said = new LineReader().read(line, 0, line.length);
        // Then
        assertEquals(new Said.Other(), said);
    }
}
