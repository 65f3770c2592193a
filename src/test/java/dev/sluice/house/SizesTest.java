package dev.sluice.house;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.tngtech.archunit.core.domain.JavaClass;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/// How large a thing may be: style.md 2.7. A room that is larger has its reason in
/// docs/decisions/0005-rooms-over-twelve-files.md.
class SizesTest {

    private static final int LINES = 200;
    private static final int LINES_OF_MOST = 120;

    /// The share of longer ones (docs/decisions/0005).
    private static final double LONGER = 0.10;

    private static final int COMPONENTS = 8;
    private static final int FILES = 12;

    /// Files a room may hold where twelve are too few; package-info is not counted.
    private static final Map<String, Integer> LARGER =
            Map.ofEntries(
                    Map.entry("", 27),
                    Map.entry("ask", 36),
                    Map.entry("catalog", 19),
                    Map.entry("cli", 31),
                    Map.entry("complexity", 38),
                    Map.entry("config", 67),
                    Map.entry("decisions", 25),
                    Map.entry("fault", 13),
                    Map.entry("fleet", 17),
                    Map.entry("health", 13),
                    Map.entry("ledger", 14),
                    Map.entry("live", 13),
                    Map.entry("load", 13),
                    Map.entry("metrics", 20),
                    Map.entry("replay", 17),
                    Map.entry("route", 26),
                    Map.entry("sim", 25),
                    Map.entry("training", 34),
                    Map.entry("upstream", 42),
                    Map.entry("wire", 29));

    private static boolean growsByOneFilePerEndpointOrProvider(String room) {
        return List.of("api", "admin", "dialect").contains(room);
    }

    @Test
    void noFileIsLongerThanAReadersPatience() {
        // When
        List<String> tooLong =
                Project.sources().stream()
                        .filter(file -> Project.lines(file).size() > LINES)
                        .map(file -> Project.at(file, Project.lines(file).size()))
                        .toList();

        // Then
        assertEquals(List.of(), tooLong, "files over " + LINES + " lines");
    }

    @Test
    void mostFilesAreMuchShorter() {
        // Given
        List<Path> files = Project.files(Project.MAIN, ".java");

        // When
        long longer =
                files.stream().filter(file -> Project.lines(file).size() > LINES_OF_MOST).count();

        // Then
        double share = (double) longer / files.size();
        assertTrue(share <= LONGER, "%.3f of the files are longer".formatted(share));
    }

    @Test
    void theStoryOfACallFitsOnAScreen() {
        // When
        int lines = Project.lines(Project.MAIN.resolve("Gateway.java")).size();

        // Then
        assertTrue(lines <= LINES_OF_MOST, "Gateway has " + lines + " lines");
    }

    @Test
    void noRecordHasMoreComponentsThanAHandCanHold() {
        // When
        List<String> wide =
                Rooms.CLASSES.stream()
                        .filter(JavaClass::isRecord)
                        .filter(type -> components(type) > COMPONENTS)
                        .map(JavaClass::getName)
                        .sorted()
                        .toList();

        // Then
        assertEquals(List.of(), wide);
    }

    private static long components(JavaClass type) {
        return type.reflect().getRecordComponents().length;
    }

    @Test
    void noRoomIsFullerThanItsReasonSays() {
        // Given
        Map<String, Long> files =
                Project.files(Project.MAIN, ".java").stream()
                        .filter(file -> !file.endsWith("package-info.java"))
                        .collect(Collectors.groupingBy(SizesTest::room, Collectors.counting()));

        // When
        Map<String, Long> overfull = new TreeMap<>(files);
        overfull.keySet().removeIf(SizesTest::growsByOneFilePerEndpointOrProvider);
        overfull.entrySet()
                .removeIf(room -> room.getValue() <= LARGER.getOrDefault(room.getKey(), FILES));

        // Then
        assertEquals(Map.of(), overfull, "files by room");
    }

    private static String room(Path file) {
        return Project.MAIN.relativize(file.getParent()).toString();
    }
}
