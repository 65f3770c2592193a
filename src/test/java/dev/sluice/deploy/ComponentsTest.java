package dev.sluice.deploy;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.fabric8.kubernetes.api.model.Service;
import io.fabric8.kubernetes.api.model.Volume;
import io.fabric8.kubernetes.api.model.apps.Deployment;
import io.fabric8.kubernetes.api.model.apps.StatefulSet;
import io.fabric8.kubernetes.api.model.autoscaling.v2.HorizontalPodAutoscaler;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/// What may be put on top of production: volumes that outlive pods, KEDA, secrets from a store
/// (operations.md O8, O13, O16).
class ComponentsTest {

    private static final Path COMPONENTS = Manifests.ROOT.resolve("components");

    private static List<Map<String, Object>> rendered(String overlay) {
        return Kustomize.render(Manifests.ROOT.resolve("overlays").resolve(overlay));
    }

    private static <T> List<T> all(List<Map<String, Object>> objects, Class<T> kind) {
        return objects.stream()
                .filter(one -> one.get("kind").equals(kind.getSimpleName()))
                .map(one -> Manifests.as(one, kind))
                .toList();
    }

    private static <T> T the(List<Map<String, Object>> objects, Class<T> kind) {
        List<T> found = all(objects, kind);
        assertEquals(1, found.size(), kind::getSimpleName);
        return found.getFirst();
    }

    @Test
    void o13_kedaTakesThePlaceOfTheHpa() {
        // When
        List<Map<String, Object>> objects = rendered("prod-keda");
        // Then
        assertEquals(List.of(), all(objects, HorizontalPodAutoscaler.class));
        assertEquals("sluice", the(objects, ScaledObject.class).spec().scaleTargetRef().name());
    }

    /// Two would undo each other's work.
    @Test
    void o13_withoutAnHpaKedaReplacesNothing() {
        assertThrows(
                IllegalArgumentException.class,
                () -> Kustomize.with(rendered("prod-keda"), COMPONENTS.resolve("keda")));
    }

    @Test
    void o13_kedaScalesAsTheHpaDoes() {
        // Given
        HorizontalPodAutoscaler hpa = the(rendered("prod"), HorizontalPodAutoscaler.class);
        // When
        ScaledObject.Spec keda = the(rendered("prod-keda"), ScaledObject.class).spec();
        // Then
        assertEquals(hpa.getSpec().getMinReplicas(), keda.minReplicaCount());
        assertEquals(hpa.getSpec().getMaxReplicas(), keda.maxReplicaCount());
        assertEquals(
                hpa.getSpec().getBehavior(),
                keda.advanced().horizontalPodAutoscalerConfig().behavior());
        assertEquals(
                hpa.getSpec().getMetrics().stream()
                        .map(metric ->
                                metric.getPods() == null
                                        ? "cpu "
                                                + metric.getResource()
                                                        .getTarget()
                                                        .getAverageUtilization()
                                        : metric.getPods().getMetric().getName()
                                                + " "
                                                + metric.getPods()
                                                        .getTarget()
                                                        .getAverageValue()
                                                        .getAmount())
                        .toList(),
                keda.triggers().stream().map(ComponentsTest::worth).toList());
    }

    private static String worth(ScaledObject.Trigger trigger) {
        Map<String, String> said = trigger.metadata();
        return trigger.type().equals("cpu")
                ? "cpu " + said.get("value")
                : said.get("query").replaceAll("sum\\((\\w+)\\{.*", "$1")
                        + " "
                        + said.get("threshold");
    }

    @Test
    void o8_aStatefulSetIsTheDeploymentWithAVolumeOfItsOwn() {
        // Given
        var before = the(rendered("prod"), Deployment.class).getSpec().getTemplate();
        List<Volume> volumes = new ArrayList<>(before.getSpec().getVolumes());
        volumes.removeIf(volume -> volume.getName().equals("data"));
        before.getSpec().setVolumes(volumes);
        // When
        List<Map<String, Object>> objects = rendered("prod-statefulset");
        var set = the(objects, StatefulSet.class).getSpec();
        // Then
        assertEquals(List.of(), all(objects, Deployment.class));
        assertEquals(before, set.getTemplate());
        assertEquals("data", set.getVolumeClaimTemplates().getFirst().getMetadata().getName());
        assertEquals("Retain", set.getPersistentVolumeClaimRetentionPolicy().getWhenScaled());
    }

    @Test
    void o8_itsServiceIsThereAndHeadless() {
        // Given
        List<Map<String, Object>> objects = rendered("prod-statefulset");
        String name = the(objects, StatefulSet.class).getSpec().getServiceName();
        // When
        Service service =
                all(objects, Service.class).stream()
                        .filter(one -> one.getMetadata().getName().equals(name))
                        .findFirst()
                        .orElseThrow();
        // Then
        assertEquals("None", service.getSpec().getClusterIP());
    }

    @Test
    void o8_theHpaScalesIt() {
        // When
        var target =
                the(rendered("prod-statefulset"), HorizontalPodAutoscaler.class)
                        .getSpec()
                        .getScaleTargetRef();
        // Then
        assertEquals("StatefulSet sluice", target.getKind() + " " + target.getName());
    }

    @Test
    void o16_theStoreGivesEverySecretThatAPodRefersTo() {
        // Given
        List<Map<String, Object>> objects = rendered("prod-statefulset");
        var container =
                the(objects, StatefulSet.class)
                        .getSpec()
                        .getTemplate()
                        .getSpec()
                        .getContainers()
                        .getFirst();
        Set<String> wanted = new TreeSet<>();
        container.getEnv().stream()
                .filter(one -> one.getValueFrom() != null)
                .map(one -> one.getValueFrom().getSecretKeyRef())
                .filter(ref -> ref != null)
                .forEach(ref -> wanted.add(ref.getName() + "/" + ref.getKey()));
        container
                .getEnvFrom()
                .forEach(from -> wanted.add(from.getSecretRef().getName() + "/everything"));
        // When
        Set<String> given =
                all(objects, ExternalSecret.class).stream()
                        .flatMap(secret ->
                                secret.spec().data() == null
                                        ? Set.of(secret.spec().target().name() + "/everything")
                                                .stream()
                                        : secret.spec().data().stream()
                                                .map(item ->
                                                        secret.spec().target().name()
                                                                + "/"
                                                                + item.secretKey()))
                        .collect(Collectors.toCollection(TreeSet::new));
        // Then
        assertEquals(wanted, given);
    }

    @Test
    void everythingLiesInOneNamespace() {
        for (String overlay : List.of("prod-keda", "prod-statefulset")) {
            // When
            List<Map<String, Object>> objects = rendered(overlay);
            // Then
            assertTrue(
                    objects.stream()
                            .allMatch(one ->
                                    "sluice"
                                            .equals(
                                                    Kustomize.map(one, "metadata")
                                                            .get("namespace"))),
                    overlay);
        }
    }
}
