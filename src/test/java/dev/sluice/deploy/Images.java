package dev.sluice.deploy;

import java.util.List;
import java.util.Map;

/// Kustomize's `images`: another name, tag or digest for the images of containers.
final class Images {

    private Images() {}

    static void replace(List<Map<String, Object>> objects, Map<String, Object> image) {
        for (Map<String, Object> object : objects) {
            if ("Deployment".equals(object.get("kind"))) {
                Map<String, Object> pod =
                        Kustomize.map(
                                Kustomize.map(Kustomize.map(object, "spec"), "template"), "spec");
                for (Map<String, Object> container : Kustomize.maps(pod, "containers")) {
                    container.computeIfPresent(
                            "image",
                            (_, name) -> name.equals(image.get("name")) ? of(image) : name);
                }
            }
        }
    }

    private static String of(Map<String, Object> image) {
        String name = String.valueOf(image.get("newName"));
        return image.containsKey("digest")
                ? name + "@" + image.get("digest")
                : name + ":" + image.get("newTag");
    }
}
