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
        assertTrue(text.lines().noneMatch(line -> line.contains("-XX:FreqInlineSize")));
    }

    /// HAProxy asks each second and believes the first refusal; on loopback nothing waits by
    /// itself.
    @ParameterizedTest
    @ValueSource(strings = {"sluice", "sluice@"})
    void aUnitGoesOnTakingCallsUntilHaproxyHasNoticed(String unit) throws IOException {
        // When
        String text = text("deploy/systemd/" + unit + ".service");
        // Then
        assertTrue(text.contains("\nEnvironment=SLUICE_DRAIN_DELAY=5s\n"));
        assertTrue(text("deploy/haproxy/haproxy.cfg").contains("check inter 1s fall 1"));
    }

    @Test
    void theUnitForSeveralIsTheUnitForOne() throws IOException {
        // Given
        String several =
                text("deploy/systemd/sluice@.service")
                        .replace("EnvironmentFile=/etc/sluice/%i.env\n", "")
                        .replace(" SLUICE_INSTANCE=%i", "")
                        .replace(" (%i)", "")
                        .replace("-%i", "");
        // When
        List<String> lines = several.lines().skip(1).toList();
        // Then
        assertEquals(text("deploy/systemd/sluice.service").lines().skip(1).toList(), lines);
    }

    @Test
    void theConsoleIsInTheImage() throws IOException {
        // When
        String text = text("deploy/docker/Dockerfile");
        // Then
        assertTrue(text.contains("-Dquarkus.quinoa=true package"));
    }

    /// What is unpacked there is a library; Docker mounts it `noexec` unless told otherwise.
    @Test
    void inComposeALibraryCanBeLoadedFromTmp() {
        // Given
        Map<String, Object> file =
                Kustomize.documents(Path.of("deploy/compose/compose.yaml")).getFirst();
        // When
        Object tmp = Kustomize.map(Kustomize.map(file, "services"), "sluice").get("tmpfs");
        // Then
        assertEquals(List.of("/tmp:exec"), tmp);
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
