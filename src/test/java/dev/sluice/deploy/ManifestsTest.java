package dev.sluice.deploy;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.fabric8.kubernetes.api.model.ContainerPort;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.Service;
import io.fabric8.kubernetes.api.model.apps.Deployment;
import io.fabric8.kubernetes.api.model.autoscaling.v2.HorizontalPodAutoscaler;
import io.fabric8.kubernetes.api.model.networking.v1.NetworkPolicy;
import io.fabric8.kubernetes.api.model.networking.v1.NetworkPolicyPort;
import io.fabric8.kubernetes.api.model.policy.v1.PodDisruptionBudget;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// What `k8s/` promises around the pods (operations.md O12 to O14), as it would be applied.
class ManifestsTest {

    private static Set<String> ports(Manifests of) {
        return of.container().getPorts().stream()
                .map(ContainerPort::getName)
                .collect(Collectors.toSet());
    }

    @Test
    void aMisspeltFieldIsFound() {
        // Given
        Map<String, Object> wrong = new LinkedHashMap<>();
        wrong.put("kind", "Service");
        wrong.put("spec", Map.of("port", List.of()));
        // When, Then
        assertThrows(IllegalArgumentException.class, () -> Manifests.read(wrong));
    }

    @ParameterizedTest
    @ValueSource(strings = {"overlays/dev", "overlays/prod"})
    void servicesFindThePodsAndTheirPorts(String overlay) {
        // Given
        Manifests manifests = Manifests.of(overlay);
        Map<String, String> labels =
                manifests.the(Deployment.class).getSpec().getTemplate().getMetadata().getLabels();
        for (Service service : manifests.all(Service.class)) {
            // When
            Set<String> targets =
                    service.getSpec().getPorts().stream()
                            .map(port -> port.getTargetPort().getStrVal())
                            .collect(Collectors.toSet());
            // Then
            assertTrue(labels.entrySet().containsAll(service.getSpec().getSelector().entrySet()));
            assertTrue(ports(manifests).containsAll(targets), targets::toString);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"overlays/dev", "overlays/prod"})
    void theNetworkPolicyNamesEveryPortAndDeniesTheRest(String overlay) {
        // Given
        Manifests manifests = Manifests.of(overlay);
        // When
        NetworkPolicy policy = manifests.the(NetworkPolicy.class);
        Set<String> open =
                policy.getSpec().getIngress().stream()
                        .flatMap(rule -> rule.getPorts().stream())
                        .map(NetworkPolicyPort::getPort)
                        .map(port -> port.getStrVal())
                        .collect(Collectors.toSet());
        // Then
        assertEquals(List.of("Ingress", "Egress"), policy.getSpec().getPolicyTypes());
        assertEquals(ports(manifests), open);
        assertTrue(
                policy.getSpec().getIngress().stream().noneMatch(rule -> rule.getFrom().isEmpty()));
        assertTrue(policy.getSpec().getEgress().stream().noneMatch(rule -> rule.getTo().isEmpty()));
    }

    @Test
    void theMetadataOfTheCloudIsOutOfReach() {
        // When
        NetworkPolicy policy = Manifests.of("overlays/prod").the(NetworkPolicy.class);
        // Then
        assertTrue(
                policy.getSpec().getEgress().stream()
                        .flatMap(rule -> rule.getTo().stream())
                        .filter(peer -> peer.getIpBlock() != null)
                        .allMatch(
                                peer -> peer.getIpBlock().getExcept().contains("169.254.0.0/16")));
    }

    @Test
    void inProductionOnePodMayGoAtATime() {
        // Given
        Manifests manifests = Manifests.of("overlays/prod");
        // When
        int replicas = manifests.the(HorizontalPodAutoscaler.class).getSpec().getMinReplicas();
        // Then
        assertTrue(replicas > 1);
        assertEquals(
                1,
                manifests.the(PodDisruptionBudget.class).getSpec().getMaxUnavailable().getIntVal());
        assertEquals(
                0,
                manifests
                        .the(Deployment.class)
                        .getSpec()
                        .getStrategy()
                        .getRollingUpdate()
                        .getMaxUnavailable()
                        .getIntVal());
    }

    @Test
    void theNumberOfPodsIsTheAutoscalersAlone() {
        // When
        Integer replicas =
                Manifests.of("overlays/prod").the(Deployment.class).getSpec().getReplicas();
        // Then
        assertNull(replicas);
    }

    @Test
    void scalesByWhatIsUnderWay() {
        // When
        List<String> metrics =
                Manifests.of("overlays/prod")
                        .the(HorizontalPodAutoscaler.class)
                        .getSpec()
                        .getMetrics()
                        .stream()
                        .filter(metric -> metric.getPods() != null)
                        .map(metric -> metric.getPods().getMetric().getName())
                        .toList();
        // Then
        assertEquals(List.of("sluice_streams_open", "sluice_requests_in_flight"), metrics);
    }

    @Test
    void scalingDownWaitsForTheStreams() {
        // Given
        Manifests manifests = Manifests.of("overlays/prod");
        // When
        int rest =
                manifests
                        .the(HorizontalPodAutoscaler.class)
                        .getSpec()
                        .getBehavior()
                        .getScaleDown()
                        .getStabilizationWindowSeconds();
        // Then
        assertTrue(rest >= Manifests.seconds(manifests.env("SLUICE_DRAIN_TIMEOUT")).toSeconds());
    }

    @Test
    void aSinglePodHasNoDisruptionBudget() {
        // When
        List<PodDisruptionBudget> budgets =
                Manifests.of("overlays/dev").all(PodDisruptionBudget.class);
        // Then
        assertEquals(List.of(), budgets);
    }

    @ParameterizedTest
    @ValueSource(strings = {"overlays/dev", "overlays/prod"})
    void everythingLiesInOneNamespace(String overlay) {
        // When
        Set<String> namespaces =
                Manifests.of(overlay).all().stream()
                        .map(HasMetadata::getMetadata)
                        .map(metadata -> metadata.getNamespace())
                        .collect(Collectors.toSet());
        // Then
        assertEquals(1, namespaces.size(), namespaces::toString);
    }
}
