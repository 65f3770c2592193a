package dev.sluice.config;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// The corpus of `config/broken.txt`: every case is a directory of files and exactly the lines that
/// loading it must give.
class BrokenTest {

    @TempDir Path directory;

    record Case(String name, List<String[]> files, List<String> expected) {
        @Override
        public String toString() {
            return name;
        }
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("cases")
    void reportsExactlyTheseProblems(Case broken) throws IOException {
        // Given
        for (String[] file : broken.files()) {
            Given.write(directory, file[0], file[1]);
        }

        // When
        List<String> found = Given.problems(directory);

        // Then
        assertEquals(String.join("\n", broken.expected()), String.join("\n", found));
    }

    static Stream<Case> cases() throws IOException {
        try (InputStream in = BrokenTest.class.getResourceAsStream("/config/broken.txt")) {
            String text = new String(in.readAllBytes(), StandardCharsets.UTF_8);
            return Stream.of(text.split("(?m)^=== ")).skip(1).map(BrokenTest::read);
        }
    }

    private static Case read(String text) {
        String[] halves = text.split("(?m)^>>>\n", 2);
        String[] parts = halves[0].split("(?m)^--- ");
        List<String[]> files = new ArrayList<>();
        for (int i = 1; i < parts.length; i++) {
            files.add(parts[i].split("\n", 2));
        }
        return new Case(parts[0].strip(), files, halves[1].strip().lines().toList());
    }
}
