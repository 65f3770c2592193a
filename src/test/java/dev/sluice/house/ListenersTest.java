package dev.sluice.house;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.netty.util.Version;
import java.io.IOException;
import java.io.StringReader;
import java.nio.file.Path;
import java.util.List;
import java.util.Properties;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// What is open to whom, and with which Netty.
class ListenersTest {

    private static final Path PROPERTIES =
            Project.ROOT.resolve("src/main/resources/application.properties");

    @ParameterizedTest
    @ValueSource(strings = {"quarkus.http.host", "quarkus.management.host"})
    void listensOnLoopbackUnlessSomebodySaysOtherwise(String key) throws IOException {
        // Given
        Properties properties = new Properties();
        properties.load(new StringReader(Project.text(PROPERTIES)));

        // When
        String host = properties.getProperty(key);

        // Then
        assertEquals("127.0.0.1", host);
    }

    /// Encoded paths slip past them in this Quarkus (architecture.md section 8, security S4).
    @Test
    void noPolicyTrustsAPath() {
        // When
        List<String> files =
                Project.files(Project.ROOT.resolve("src/main"), "").stream()
                        .filter(file -> file.toString().matches(".*\\.(properties|java|yaml)"))
                        .filter(file -> Project.text(file).contains("http.auth.permission"))
                        .map(Path::toString)
                        .toList();

        // Then
        assertEquals(List.of(), files);
    }

    /// docs/decisions/0001-netty-before-quarkus.md; security S50.
    @Test
    void everyPartOfNettyIsTheFixedOne() {
        // When
        var found = new TreeMap<String, String>();
        Version.identify().forEach((part, is) -> found.put(part, is.artifactVersion()));

        // Then
        found.values().removeIf("4.1.137.Final"::equals);
        assertEquals(new TreeMap<>(), found);
    }
}
