package dev.sluice.config;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// The configurations in `k8s/` start with what docs/deploy.md puts into the Secret, and nothing
/// else.
class DeployedTest {

    private static final String HASH = "hmac-sha256:" + "A".repeat(43);

    private static final Map<String, String> SECRET =
            Map.of("OPENAI_API_KEY", "sk", "TEAM_KEY_HASH", HASH);

    private static Configuration in(String directory, Map<String, String> environment) {
        Configuration configuration =
                new Configuration(
                        Path.of("k8s", directory, "config"),
                        Given.KNOWN,
                        Given.SIM,
                        environment::get,
                        List.of(Given.PEPPER));
        configuration.requireKeys("no team has a key");
        return configuration;
    }

    @ParameterizedTest
    @ValueSource(strings = {"base", "overlays/dev"})
    void startsOffLoopback(String directory) {
        // Given
        Configuration configuration = in(directory, SECRET);
        // When
        Loading loading = configuration.load();
        // Then
        assertEquals("[]", Given.warnings(loading));
    }

    @Test
    void thePlaygroundNeedsNoCredentialOfAProvider() {
        // Given
        Configuration configuration = in("overlays/dev", Map.of("TEAM_KEY_HASH", HASH));
        // When
        Loading loading = configuration.load();
        // Then
        assertEquals(Loading.Loaded.class, loading.getClass());
    }

    @Test
    void eachServerOfOurOwnIsAReplica() {
        // Given
        Configuration configuration = in("base", SECRET);
        configuration.load();
        // When
        int millis =
                configuration.current().models().values().stream()
                        .filter(model -> model.provider().isVllm())
                        .mapToInt(model -> model.provider().balancing().resolveMillis())
                        .min()
                        .orElse(0);
        // Then
        assertEquals(5_000, millis);
    }
}
