package dev.sluice.deploy;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// What starts the gateway off Kubernetes.
class MachineTest {

    private static String text(String file) throws IOException {
        return Files.readString(Path.of(file), UTF_8);
    }

    private static String setting(String unit, String name) {
        return unit.lines()
                .filter(line -> line.startsWith(name + "="))
                .map(line -> line.substring(name.length() + 1))
                .findFirst()
                .orElseThrow();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "sluice",
                "pom.xml",
                "deploy/docker/Dockerfile",
                "deploy/systemd/sluice.service"
            })
    void everyJvmIsStartedWithTheSameOptions(String file) throws IOException {
        // When
        String text = text(file);
        // Then
        assertTrue(text.contains("jvm.options"));
        assertTrue(text.lines().noneMatch(line -> line.contains("-XX:MaxInlineLevel")));
    }

    @Test
    void systemdWaitsAsLongAsKubernetes() throws IOException {
        // When
        String stop = setting(text("deploy/systemd/sluice.service"), "TimeoutStopSec");
        // Then
        assertEquals(
                Manifests.of("overlays/prod").pod().getTerminationGracePeriodSeconds(),
                Long.parseLong(stop));
    }

    @Test
    void aWrongConfigurationIsNotStartedAgain() throws IOException {
        // When
        String codes = setting(text("deploy/systemd/sluice.service"), "RestartPreventExitStatus");
        // Then
        assertEquals("78", codes);
    }

    @Test
    void composePublishesNothingBeyondTheHost() {
        // Given
        Map<String, Object> file =
                Kustomize.documents(Path.of("deploy/compose/compose.yaml")).getFirst();
        // When
        List<Object> networks =
                Kustomize.map(file, "services").values().stream()
                        .map(service -> Kustomize.cast((Map<?, ?>) service).get("network_mode"))
                        .toList();
        // Then
        assertEquals(List.of("host", "host"), networks);
    }

    @Test
    void theImageRunsAsNobodyAndNamesNoTagThatMoves() throws IOException {
        // When
        List<String> lines = text("deploy/docker/Dockerfile").lines().toList();
        // Then
        assertTrue(lines.contains("USER 65532:65532"));
        assertTrue(lines.stream().noneMatch(line -> line.contains(":latest")));
    }
}
