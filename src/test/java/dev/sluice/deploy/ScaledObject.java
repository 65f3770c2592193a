package dev.sluice.deploy;

import io.fabric8.kubernetes.api.model.autoscaling.v2.HorizontalPodAutoscalerBehavior;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Of KEDA, as far as we use it: what it does not name is a mistake.
record ScaledObject(String apiVersion, String kind, Map<String, Object> metadata, Spec spec) {

    record Spec(
            Ref scaleTargetRef,
            int minReplicaCount,
            int maxReplicaCount,
            Fallback fallback,
            List<Trigger> triggers,
            Advanced advanced) {}

    record Ref(String apiVersion, String kind, String name) {}

    record Fallback(int failureThreshold, int replicas) {}

    record Trigger(String type, @Nullable String metricType, Map<String, String> metadata) {}

    record Advanced(Config horizontalPodAutoscalerConfig) {}

    record Config(HorizontalPodAutoscalerBehavior behavior) {}
}
