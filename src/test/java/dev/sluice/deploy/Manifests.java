package dev.sluice.deploy;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.introspect.Annotated;
import com.fasterxml.jackson.databind.introspect.JacksonAnnotationIntrospector;
import io.fabric8.kubernetes.api.model.ConfigMap;
import io.fabric8.kubernetes.api.model.Container;
import io.fabric8.kubernetes.api.model.EnvVar;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.PersistentVolumeClaim;
import io.fabric8.kubernetes.api.model.PodSpec;
import io.fabric8.kubernetes.api.model.Service;
import io.fabric8.kubernetes.api.model.ServiceAccount;
import io.fabric8.kubernetes.api.model.apps.Deployment;
import io.fabric8.kubernetes.api.model.autoscaling.v2.HorizontalPodAutoscaler;
import io.fabric8.kubernetes.api.model.networking.v1.NetworkPolicy;
import io.fabric8.kubernetes.api.model.policy.v1.PodDisruptionBudget;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/// The objects of one overlay, read strictly: a field that Kubernetes does not know is a failure.
record Manifests(List<HasMetadata> all) {

    static final Path ROOT = Path.of("k8s");

    private static final ObjectMapper STRICT =
            new ObjectMapper()
                    .setAnnotationIntrospector(
                            new JacksonAnnotationIntrospector() {
                                // Fabric8 keeps what it does not know in a map of its own.
                                @Override
                                public Boolean hasAnySetter(Annotated any) {
                                    return false;
                                }
                            });

    private static final Map<String, Class<? extends HasMetadata>> KINDS =
            Map.of(
                    "ConfigMap", ConfigMap.class,
                    "Deployment", Deployment.class,
                    "HorizontalPodAutoscaler", HorizontalPodAutoscaler.class,
                    "NetworkPolicy", NetworkPolicy.class,
                    "PersistentVolumeClaim", PersistentVolumeClaim.class,
                    "PodDisruptionBudget", PodDisruptionBudget.class,
                    "Service", Service.class,
                    "ServiceAccount", ServiceAccount.class);

    static Manifests of(String overlay) {
        return new Manifests(
                Kustomize.render(ROOT.resolve(overlay)).stream().map(Manifests::read).toList());
    }

    /// Of a kind that [#read] does not know.
    static <T> T as(Map<String, Object> object, Class<T> kind) {
        return STRICT.convertValue(object, kind);
    }

    static HasMetadata read(Map<String, Object> object) {
        return STRICT.convertValue(object, KINDS.get(String.valueOf(object.get("kind"))));
    }

    <T extends HasMetadata> List<T> all(Class<T> kind) {
        return all.stream().filter(kind::isInstance).map(kind::cast).toList();
    }

    <T extends HasMetadata> T the(Class<T> kind) {
        List<T> found = all(kind);
        if (found.size() != 1) {
            throw new IllegalStateException(found.size() + " of " + kind);
        }
        return found.getFirst();
    }

    PodSpec pod() {
        return the(Deployment.class).getSpec().getTemplate().getSpec();
    }

    Container container() {
        return pod().getContainers().getFirst();
    }

    String env(String name) {
        return container().getEnv().stream()
                .filter(one -> one.getName().equals(name))
                .map(EnvVar::getValue)
                .findFirst()
                .orElseThrow();
    }

    /// Of a setting such as `15s`.
    static Duration seconds(String text) {
        return Duration.parse("PT" + text);
    }
}
