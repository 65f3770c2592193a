package dev.sluice.deploy;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.MappingIterator;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// Renders what our kustomizations use of Kustomize, so that the manifests can be judged as they
/// would be applied on a machine without kubectl. [KubectlTest] holds it against the real one.
/// Anything it does not know is a failure.
final class Kustomize {

    private static final YAMLMapper YAML = new YAMLMapper();

    private static final Set<String> KNOWN =
            Set.of(
                    "apiVersion",
                    "kind",
                    "namespace",
                    "labels",
                    "resources",
                    "components",
                    "patches",
                    "images",
                    "configMapGenerator",
                    "generatorOptions");

    private Kustomize() {}

    static List<Map<String, Object>> render(Path directory) {
        Map<String, Object> file = documents(directory.resolve("kustomization.yaml")).getFirst();
        if (!KNOWN.containsAll(file.keySet())) {
            throw new IllegalArgumentException(directory + ": knows only " + KNOWN);
        }
        return render(directory, file, new ArrayList<>());
    }

    /// @param objects so far: a component changes those of whoever names it
    private static List<Map<String, Object>> render(
            Path directory, Map<String, Object> file, List<Map<String, Object>> objects) {
        for (String resource : strings(file, "resources")) {
            Path path = directory.resolve(resource);
            objects.addAll(Files.isDirectory(path) ? render(path) : documents(path));
        }
        for (String component : strings(file, "components")) {
            with(objects, directory.resolve(component));
        }
        maps(file, "configMapGenerator").forEach(map -> generate(objects, directory, map));
        for (Map<String, Object> patch : maps(file, "patches")) {
            Path changes = directory.resolve(String.valueOf(patch.get("path")));
            if (patch.get("target") instanceof Map<?, ?> target) {
                Steps.apply(changes, found(objects, cast(target)));
            } else {
                documents(changes).forEach(change -> patch(objects, change));
            }
        }
        maps(file, "images").forEach(image -> Images.replace(objects, image));
        if (file.get("namespace") instanceof String namespace) {
            objects.forEach(object -> map(object, "metadata").put("namespace", namespace));
        }
        for (Map<String, Object> labels : maps(file, "labels")) {
            objects.forEach(
                    object -> map(map(object, "metadata"), "labels").putAll(map(labels, "pairs")));
        }
        return objects;
    }

    /// A component, on top of what there is.
    static List<Map<String, Object>> with(List<Map<String, Object>> objects, Path component) {
        Map<String, Object> file = documents(component.resolve("kustomization.yaml")).getFirst();
        if (!KNOWN.containsAll(file.keySet()) || !"Component".equals(file.get("kind"))) {
            throw new IllegalArgumentException(component + ": knows only components of " + KNOWN);
        }
        return render(component, file, objects);
    }

    private static Map<String, Object> found(
            List<Map<String, Object>> objects, Map<String, Object> target) {
        return objects.stream()
                .filter(one -> one.get("kind").equals(target.get("kind")))
                .filter(one -> map(one, "metadata").get("name").equals(target.get("name")))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("no target: " + target));
    }

    static List<Map<String, Object>> documents(Path file) {
        return documents(text(file));
    }

    static List<Map<String, Object>> documents(String yaml) {
        try (MappingIterator<Map<String, Object>> all =
                YAML.readerFor(new TypeReference<LinkedHashMap<String, Object>>() {})
                        .readValues(yaml)) {
            return all.readAll();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void generate(
            List<Map<String, Object>> objects, Path directory, Map<String, Object> generator) {
        Map<String, Object> map = configMap(directory, generator);
        Optional<Map<String, Object>> known =
                objects.stream().filter(object -> same(object, map)).findFirst();
        if (known.isPresent() != "replace".equals(generator.get("behavior"))) {
            throw new IllegalArgumentException(directory + ": behavior of " + generator);
        }
        // The labels of the one that is replaced stay.
        known.ifPresentOrElse(old -> old.put("data", map(map, "data")), () -> objects.add(map));
    }

    private static Map<String, Object> configMap(Path directory, Map<String, Object> generator) {
        Map<String, Object> texts = new LinkedHashMap<>();
        for (String name : strings(generator, "files")) {
            Path file = directory.resolve(name);
            texts.put(file.getFileName().toString(), text(file));
        }
        Map<String, Object> object = new LinkedHashMap<>();
        object.put("apiVersion", "v1");
        object.put("kind", "ConfigMap");
        object.put("metadata", new LinkedHashMap<>(Map.of("name", generator.get("name"))));
        object.put("data", texts);
        return object;
    }

    private static void patch(List<Map<String, Object>> objects, Map<String, Object> change) {
        Map<String, Object> target =
                objects.stream()
                        .filter(one -> same(one, change))
                        .findFirst()
                        .orElseThrow(() -> new IllegalArgumentException("no target: " + change));
        if ("delete".equals(change.get("$patch"))) {
            objects.remove(target);
        } else {
            Merge.into(target, change);
        }
    }

    private static boolean same(Map<String, Object> one, Map<String, Object> other) {
        return one.get("kind").equals(other.get("kind"))
                && map(one, "metadata").get("name").equals(map(other, "metadata").get("name"));
    }

    static Map<String, Object> map(Map<String, Object> in, String name) {
        return cast((Map<?, ?>) in.computeIfAbsent(name, _ -> new LinkedHashMap<>()));
    }

    private static List<String> strings(Map<String, Object> in, String name) {
        return ((List<?>) in.getOrDefault(name, List.of()))
                .stream().map(String.class::cast).toList();
    }

    static List<Map<String, Object>> maps(Map<String, Object> in, String name) {
        return ((List<?>) in.getOrDefault(name, List.of()))
                .stream().map(one -> cast((Map<?, ?>) one)).toList();
    }

    @SuppressWarnings("unchecked") // YAML's keys are text
    static Map<String, Object> cast(Map<?, ?> map) {
        return (Map<String, Object>) map;
    }
}
