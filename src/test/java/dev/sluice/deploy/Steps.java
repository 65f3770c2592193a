package dev.sluice.deploy;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/// A JSON patch (RFC 6902) as far as our components need it.
final class Steps {

    private static final YAMLMapper YAML = new YAMLMapper();

    private Steps() {}

    static void apply(Path patch, Map<String, Object> to) {
        try {
            YAML.readValue(patch.toFile(), new TypeReference<List<Map<String, Object>>>() {})
                    .forEach(step -> apply(step, to));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void apply(Map<String, Object> step, Map<String, Object> to) {
        String path = String.valueOf(step.get("path"));
        int last = path.lastIndexOf('/');
        Object parent = at(path.substring(0, last), to);
        String name = path.substring(last + 1);
        switch (String.valueOf(step.get("op"))) {
            case "add" -> Kustomize.cast((Map<?, ?>) parent).put(name, step.get("value"));
            case "replace" -> {
                known(path, to);
                Kustomize.cast((Map<?, ?>) parent).put(name, step.get("value"));
            }
            case "remove" -> {
                known(path, to);
                if (parent instanceof List<?> list) {
                    list.remove(Integer.parseInt(name));
                } else {
                    ((Map<?, ?>) parent).remove(name);
                }
            }
            case "test" -> {
                if (!step.get("value").equals(at(path, to))) {
                    throw new IllegalArgumentException(path + " is " + at(path, to));
                }
            }
            default -> throw new IllegalArgumentException("unknown: " + step);
        }
    }

    private static void known(String path, Map<String, Object> in) {
        if (at(path, in) == null) {
            throw new IllegalArgumentException("nothing at " + path);
        }
    }

    private static Object at(String path, Map<String, Object> in) {
        Object at = in;
        for (String name : path.split("/")) {
            if (!name.isEmpty()) {
                at =
                        at instanceof List<?> list
                                ? list.get(Integer.parseInt(name))
                                : ((Map<?, ?>) at).get(name);
            }
        }
        return at;
    }
}
