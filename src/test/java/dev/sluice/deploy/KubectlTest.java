package dev.sluice.deploy;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// The real Kustomize and ours say the same. Needs a kubectl of 1.27 or later on the PATH; Debian
/// 12's is older.
class KubectlTest {

    private static final JsonMapper SORTED =
            JsonMapper.builder()
                    .enable(SerializationFeature.ORDER_MAP_ENTRIES_BY_KEYS)
                    .enable(SerializationFeature.INDENT_OUTPUT)
                    .build();

    private static String text(List<Map<String, Object>> objects) throws IOException {
        Map<String, Object> byName = new TreeMap<>();
        objects.forEach(object ->
                byName.put(
                        object.get("kind") + " " + Kustomize.map(object, "metadata").get("name"),
                        object));
        return SORTED.writeValueAsString(byName);
    }

    /// What it prints; nothing when it is not there.
    private static String output(String... command) throws InterruptedException {
        try {
            Process process = new ProcessBuilder(command).start();
            String said = new String(process.getInputStream().readAllBytes(), UTF_8);
            process.waitFor();
            return said;
        } catch (IOException absent) {
            return "";
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "base",
                "overlays/dev",
                "overlays/prod",
                "overlays/prod-keda",
                "overlays/prod-statefulset"
            })
    void rendersTheSameObjects(String overlay) throws IOException, InterruptedException {
        // Given
        assumeTrue(
                output("kubectl", "version", "--client").contains("Kustomize Version: v5"),
                "no kubectl with Kustomize 5 on the PATH");
        Path directory = Manifests.ROOT.resolve(overlay);
        // When
        String rendered = output("kubectl", "kustomize", directory.toString());
        // Then
        assertEquals(text(Kustomize.render(directory)), text(Kustomize.documents(rendered)));
    }
}
