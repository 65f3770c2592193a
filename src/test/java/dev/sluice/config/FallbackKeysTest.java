package dev.sluice.config;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.sluice.team.Team;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What the files say of fallbacks and priorities reaches those who ask.
class FallbackKeysTest {

    @TempDir Path directory;

    private Snapshot snapshot;

    @BeforeEach
    void load() throws IOException {
        Given.write(
                directory,
                "a.yaml",
                """
                providers:
                  own: { dialect: openai, engine: vllm, base-url: http://a/v1, priority-scheduling: true }
                  other: { dialect: openai, engine: vllm, base-url: http://b/v1 }
                models: { l: { provider: own, upstream: q }, n: { provider: other, upstream: q } }
                routes:
                  down: { fast: l, reasoning: n, allow-downgrade: true }
                  up: { fast: l, reasoning: n }
                teams:
                  search:
                    keys:
                      - { id: aaaaaaaa, hash: "hmac-sha256:AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA", fallback: false }
                      - { id: bbbbbbbb, hash: "hmac-sha256:AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA" }
                    rules: [ { name: strict, fallback: false }, { name: usual, tier: fast } ]
                """);
        snapshot = Given.loaded(directory);
    }

    @Test
    void r10_aRule() {
        // Given
        Team search = snapshot.teams().all().getFirst();
        // When
        String told =
                search.rules().stream()
                        .map(rule -> rule.name() + " " + rule.action().fallback())
                        .toList()
                        .toString();
        // Then
        assertEquals("[strict false, usual true]", told);
    }

    @Test
    void r24_aRoute() {
        // When
        String told =
                snapshot.routes().get("down").care().downgrade()
                        + " "
                        + snapshot.routes().get("up").care().downgrade();
        // Then
        assertEquals("true false", told);
    }

    @Test
    void aProvider() {
        // When
        String told =
                snapshot.models().get("l").provider().balancing().ranks()
                        + " "
                        + snapshot.models().get("n").provider().balancing().ranks();
        // Then
        assertEquals("true false", told);
    }
}
