package dev.sluice.house;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// What no source says: style.md 2.8 and 2.10.
class SourcesTest {

    /// This folder names what it forbids.
    private static Stream<Path> judged() {
        return Project.sources().stream()
                .filter(file -> !file.getParent().endsWith("dev/sluice/house"));
    }

    private static List<String> hits(Stream<Path> files, String pattern) {
        Pattern forbidden = Pattern.compile(pattern);
        List<String> hits = new ArrayList<>();
        files.forEach(file -> {
            List<String> lines = Project.lines(file);
            for (int i = 0; i < lines.size(); i++) {
                if (forbidden.matcher(lines.get(i)).find()) {
                    hits.add(Project.at(file, i + 1) + " " + lines.get(i).strip());
                }
            }
        });
        return hits;
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource({
        "old documentation comments,  '/\\*\\*'",
        "plans without an issue,      '\\b(TODO|FIXME|XXX)\\b'",
        "waiting by the clock,        'Thread\\.sleep|TimeUnit\\.[A-Z]+\\.sleep'",
        "tests switched off,          '@Disabled'",
        "swallowed exceptions,        'catch \\([^)]*\\) \\{\\s*\\}'",
        "stack traces to nowhere,     '\\.printStackTrace\\('",
        "paths of one machine,        '\"/(work|home|root|Users)/'"
    })
    void noSourceHolds(String what, String pattern) {
        // When
        List<String> hits = hits(judged(), pattern);

        // Then
        assertEquals(List.of(), hits, what);
    }

    /// The ledger writes stdout through a stream of its own (`Parts`), a verb of `cli` through
    /// picocli's writers, logs go through the logger: nothing needs the global ones.
    @Test
    void noProgramWritesToTheGlobalStreams() {
        // Given
        Stream<Path> program = judged().filter(file -> file.startsWith(Project.MAIN));

        // When
        List<String> hits = hits(program, "System\\.(out|err)\\b");

        // Then
        assertEquals(List.of(), hits);
    }

    @Test
    void everyRoomHasASignOnItsDoor() {
        // When
        List<String> unsigned =
                Rooms.all().stream().filter(room -> !signed(Project.MAIN.resolve(room))).toList();

        // Then
        assertEquals(List.of(), unsigned, "package-info.java: @NullMarked and 2-10 lines of ///");
    }

    private static boolean signed(Path room) {
        Path sign = room.resolve("package-info.java");
        if (!Files.exists(sign)) {
            return false;
        }
        List<String> lines = Project.lines(sign);
        long said = lines.stream().filter(line -> line.startsWith("///")).count();
        return said >= 2 && said <= 10 && lines.contains("@NullMarked");
    }
}
