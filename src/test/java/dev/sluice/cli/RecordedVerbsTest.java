package dev.sluice.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.sluice.decisions.DecisionRecord;
import dev.sluice.decisions.JsonLine;
import dev.sluice.decisions.Seal;
import dev.sluice.kit.Records;
import dev.sluice.wire.Tier;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Map;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/// The verbs that read a decision log.
class RecordedVerbsTest {

    @TempDir Path folder;
    @TempDir Path servers;
    @TempDir Path other;

    private final Console console = new Console();

    private int run(String... arguments) {
        return console.run(
                Map.of("SLUICE_DATA", folder.toString(), "SLUICE_CONFIG", servers.toString()),
                arguments);
    }

    private Path log(Records... records) throws IOException {
        Seal.in(folder, new Random(1));
        StringBuilder lines = new StringBuilder();
        for (Records one : records) {
            DecisionRecord record = one.record();
            lines.append(JsonLine.of(record)).append('\n');
        }
        return Files.writeString(folder.resolve("d.jsonl"), lines.toString());
    }

    private static Records seen(String id) {
        return Records.of(id).features(new int[] {1, 2}, 3, 4);
    }

    @Test
    void replayTriesTheServersConfigurationUnlessOneIsNamed() {
        // When
        int code = run("replay", "--log", "/a", "--log", "/b");
        // Then
        assertEquals(Exit.FINE, code);
        assertEquals(servers + " " + folder + " [/a, /b]\n", console.out.toString());
    }

    @Test
    void replayTriesTheConfigurationNamed() {
        // When
        run("replay", "--log", "/a", "--config", other.toString());
        // Then
        assertTrue(console.out.toString().startsWith(other + " "), console.out::toString);
    }

    @Test
    void replaySaysWhichLineIsWrong() {
        // Given
        console.routed = false;
        // When
        int code = run("replay", "--log", "/a");
        // Then
        assertEquals(Exit.USAGE, code);
        assertTrue(console.err.toString().contains("a.jsonl:7: is wrong"), console.err::toString);
    }

    @Test
    void exportWritesARowForEachDecisionThatTeaches() throws IOException {
        // Given
        Path log =
                log(
                        seen("a").feedback("under"),
                        seen("b").tier(Tier.REASONING, "score_high"),
                        seen("c"));
        Path rows = folder.resolve("rows.jsonl");
        // When
        int code = export(log, rows);
        // Then
        assertEquals(Exit.FINE, code);
        assertEquals(2, Files.readAllLines(rows).size());
        assertEquals("2 rows from 3 decisions\n", console.err.toString());
    }

    /// As prompts may stand in them.
    @Test
    @EnabledOnOs({OS.LINUX, OS.MAC})
    void exportedRowsAreTheirOwnersAlone() throws IOException {
        // Given
        Path rows = folder.resolve("rows.jsonl");
        // When
        export(log(seen("a")), rows);
        // Then
        assertEquals(
                "rw-------", PosixFilePermissions.toString(Files.getPosixFilePermissions(rows)));
    }

    private int export(Path log, Path out) {
        return run("export-rows", "--log", log.toString(), "--out", out.toString());
    }

    @Test
    void exportTakesOneTeamWhenToldSo() throws IOException {
        // Given
        Path log = log(seen("a"), seen("b").team("others"));
        Path rows = folder.resolve("rows.jsonl");
        // When
        run("export-rows", "--log", log.toString(), "--out", rows.toString(), "--team", "others");
        // Then
        assertTrue(Files.readString(rows).contains("\"others/auto\""));
    }

    @Test
    void exportOfNothingIsAFinding() throws IOException {
        // Given
        Path log = log(Records.of("a"));
        // When
        int code = export(log, folder.resolve("rows"));
        // Then
        assertEquals(Exit.FINDINGS, code);
    }

    @Test
    void exportNeedsTheKeyOfTheGateway() throws IOException {
        // Given
        Path log = Files.writeString(folder.resolve("d.jsonl"), "");
        // When
        int code = export(log, folder.resolve("rows"));
        // Then
        assertEquals(Exit.USAGE, code);
        assertTrue(console.err.toString().contains("decisions.key: is not there"));
    }

    @Test
    void exportNamesAFileThatCannotBeWritten() throws IOException {
        // Given
        Path log = log(seen("a"));
        // When
        int code = export(log, folder.resolve("none/rows.jsonl"));
        // Then
        assertEquals(Exit.USAGE, code);
        assertTrue(console.err.toString().contains("cannot be written"), console.err::toString);
    }

    @Test
    void exportOverItsOwnLogIsRefusedAndTheLogStays() throws IOException {
        // Given
        Path log = log(seen("a").feedback("under"));
        String before = Files.readString(log);
        Path same = Files.createSymbolicLink(folder.resolve("link"), log);
        // When
        int code = export(log, same);
        // Then
        assertEquals(Exit.USAGE, code);
        assertEquals(before, Files.readString(log));
        assertTrue(console.err.toString().contains("is a log that is read"), console.err::toString);
    }

    @Test
    void exportThatFailsLeavesTheRowsOfTheOneBefore() throws IOException {
        // Given
        Path log = log(seen("a").feedback("under"));
        Files.writeString(log, Files.readString(log) + "broken\n");
        Path rows = Files.writeString(folder.resolve("rows.jsonl"), "earlier\n");
        // When
        int code = export(log, rows);
        // Then
        assertEquals(Exit.USAGE, code);
        assertEquals("earlier\n", Files.readString(rows));
        try (Stream<Path> all = Files.list(folder)) {
            assertEquals(3, all.count());
        }
    }

    @Test
    void exportRefusesALogOfAnotherInstallation() throws IOException {
        // Given
        Path log = log(seen("a").feedback("under").conversation("0123456789abcdef".repeat(2)));
        // When
        int code = export(log, folder.resolve("r"));
        // Then
        assertEquals(Exit.USAGE, code);
        assertTrue(
                console.err.toString().contains("d.jsonl:1: was sealed with another key"),
                console.err::toString);
    }
}
