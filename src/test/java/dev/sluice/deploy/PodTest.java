package dev.sluice.deploy;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.fabric8.kubernetes.api.model.Container;
import io.fabric8.kubernetes.api.model.EnvVar;
import io.fabric8.kubernetes.api.model.PodSpec;
import io.fabric8.kubernetes.api.model.Probe;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// What a pod promises (operations.md O7 to O11, O16, O17), as it would be applied.
class PodTest {

    private static final Duration SPARE = Duration.ofSeconds(30);

    @ParameterizedTest
    @ValueSource(strings = {"overlays/dev", "overlays/prod"})
    void theContainerIsRestricted(String overlay) {
        // When
        PodSpec pod = Manifests.of(overlay).pod();
        Container container = pod.getContainers().getFirst();
        // Then
        assertTrue(pod.getSecurityContext().getRunAsNonRoot());
        assertEquals(65_532, pod.getSecurityContext().getRunAsUser());
        assertEquals("RuntimeDefault", pod.getSecurityContext().getSeccompProfile().getType());
        assertFalse(container.getSecurityContext().getAllowPrivilegeEscalation());
        assertTrue(container.getSecurityContext().getReadOnlyRootFilesystem());
        assertEquals(List.of("ALL"), container.getSecurityContext().getCapabilities().getDrop());
        assertFalse(pod.getAutomountServiceAccountToken());
        assertFalse(pod.getEnableServiceLinks());
        assertNull(pod.getHostNetwork());
        assertNull(pod.getHostPID());
        assertNull(pod.getHostIPC());
    }

    /// Security S2: else it would not start.
    @ParameterizedTest
    @ValueSource(strings = {"overlays/dev", "overlays/prod"})
    void whoListensOnAllAddressesSaysWhoEndsTls(String overlay) {
        // When
        Manifests manifests = Manifests.of(overlay);
        // Then
        assertEquals(
                "0.0.0.0 true",
                manifests.env("QUARKUS_HTTP_HOST")
                        + " "
                        + manifests.env("SLUICE_TLS_TERMINATED_UPSTREAM"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"overlays/dev", "overlays/prod"})
    void everyProbeAsksTheManagementPort(String overlay) {
        // Given
        Container container = Manifests.of(overlay).container();
        // When
        List<Probe> probes =
                List.of(
                        container.getStartupProbe(),
                        container.getLivenessProbe(),
                        container.getReadinessProbe());
        // Then
        assertEquals(
                List.of("/q/health/started", "/q/health/live", "/q/health/ready"),
                probes.stream().map(probe -> probe.getHttpGet().getPath()).toList());
        assertEquals(
                Set.of("management"),
                probes.stream()
                        .map(probe -> probe.getHttpGet().getPort().getStrVal())
                        .collect(Collectors.toSet()));
    }

    @ParameterizedTest
    @ValueSource(strings = {"overlays/dev", "overlays/prod"})
    void graceOutlastsTheDrain(String overlay) {
        // Given
        Manifests manifests = Manifests.of(overlay);
        Duration drain =
                Manifests.seconds(manifests.env("SLUICE_DRAIN_DELAY"))
                        .plus(Manifests.seconds(manifests.env("SLUICE_DRAIN_TIMEOUT")));
        // When
        long grace = manifests.pod().getTerminationGracePeriodSeconds();
        // Then
        assertTrue(grace >= drain.plus(SPARE).toSeconds(), grace + " s for " + drain);
    }

    @ParameterizedTest
    @ValueSource(strings = {"overlays/dev", "overlays/prod"})
    void memoryIsReservedAndCpuIsNotCut(String overlay) {
        // When
        Container container = Manifests.of(overlay).container();
        // Then
        assertEquals(
                container.getResources().getRequests().get("memory"),
                container.getResources().getLimits().get("memory"));
        assertNotNull(container.getResources().getRequests().get("cpu"));
        assertNull(container.getResources().getLimits().get("cpu"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"overlays/dev", "overlays/prod"})
    void whatAPodMountsExists(String overlay) {
        // Given
        Manifests manifests = Manifests.of(overlay);
        Set<String> names =
                manifests.all().stream()
                        .map(object -> object.getKind() + " " + object.getMetadata().getName())
                        .collect(Collectors.toSet());
        // When
        List<String> wanted =
                manifests.pod().getVolumes().stream()
                        .flatMap(volume ->
                                volume.getConfigMap() != null
                                        ? List.of("ConfigMap " + volume.getConfigMap().getName())
                                                .stream()
                                        : volume.getPersistentVolumeClaim() != null
                                                ? List.of(
                                                        "PersistentVolumeClaim "
                                                                + volume.getPersistentVolumeClaim()
                                                                        .getClaimName())
                                                        .stream()
                                                : List.<String>of().stream())
                        .toList();
        // Then
        assertFalse(wanted.isEmpty());
        assertTrue(names.containsAll(wanted), wanted::toString);
        assertTrue(names.contains("ServiceAccount " + manifests.pod().getServiceAccountName()));
    }

    @ParameterizedTest
    @ValueSource(strings = {"overlays/dev", "overlays/prod"})
    void secretsComeByReference(String overlay) {
        // When
        List<String> literal =
                Manifests.of(overlay).container().getEnv().stream()
                        .filter(one -> one.getValue() != null)
                        .map(EnvVar::getName)
                        .filter(name -> name.matches(".*(KEY|PEPPER|TOKEN|PASSWORD|SECRET|HASH).*"))
                        .toList();
        // Then
        assertEquals(List.of(), literal);
    }

    @Test
    void inProductionTheImageIsNamedByItsDigest() {
        // When
        String image = Manifests.of("overlays/prod").container().getImage();
        // Then
        assertTrue(image.matches(".+@sha256:[0-9a-f]{64}"), image);
    }
}
