package dev.sluice.cli;

import dev.sluice.team.ApiKey;
import dev.sluice.wire.Secret;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.random.RandomGenerator;
import java.util.stream.Stream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/// Serves canned traffic to itself and ends: the build runs it with `-XX:AOTCacheOutput`, so that
/// the cache holds the profile of the data path and a gateway compiles what is hot at once instead
/// of finding it out anew at every start (JEP 515). Hidden, as it is of no use to anybody else.
@Command(
        name = "rehearse",
        description = "Trains the ahead-of-time cache; the build runs it.",
        hidden = true)
final class Rehearse implements Callable<Integer> {

    /// Not the caller's: the configuration lives as long as this process.
    private static final String PEPPER = "rehearsal-pepper-of-no-secrecy-32";

    /// What a real installation has: a key, prices, weights, a fallback and rules.
    private static final String CONFIGURATION =
            """
            providers:
              canned: { dialect: openai, base-url: "http://127.0.0.1:%d/v1", residency: self-hosted }
            models:
              quick: { provider: canned, upstream: quick-1, tier: fast, patch: { reasoning_effort: none }, price: { input: 1.25, cached-input: 0.125, output: 10 } }
              other: { provider: canned, upstream: other-1, tier: fast, price: { input: 1, output: 5 } }
              deep: { provider: canned, upstream: deep-1, tier: reasoning, patch: { reasoning_effort: medium }, price: { input: 2, output: 20 } }
            pools:
              fast: [ { model: quick, weight: 80 }, { model: other, weight: 20 } ]
            routes:
              auto: { fast: fast, reasoning: deep, fallback: [ other ] }
            teams:
              crew:
                models: [ "*" ]
                labels: { confidential: "false" }
                limits: { requests-per-minute: 100000000, tokens-per-minute: 10000000000, concurrent: 100000 }
                keys: [ { id: rehearse, hash: "%s" } ]
                rules:
                  - { name: pii, when: '"pii" in request.tags || team.labels.confidential == "true"', require: { residency: self-hosted } }
                  - { name: agents, when: request.toolResults > 0, tier: fast }
                  - { name: cap, when: request.maxTokens > 16000, deny: ask for at most 16000 tokens }
            """;

    private final RandomGenerator random;

    @Spec private CommandSpec spec;

    Rehearse(RandomGenerator random) {
        this.random = random;
    }

    /// Everything lies in a directory of its own and on free ports, so that a build runs beside a
    /// gateway and leaves nothing.
    @Override
    public Integer call() throws IOException {
        ApiKey key = ApiKey.fresh("rehearse", random);
        Path folder = Files.createTempDirectory("sluice-rehearsal");
        Path file = folder.resolve("gateway.yaml");
        try (CannedUpstream upstream = CannedUpstream.listening()) {
            Files.writeString(
                    file, CONFIGURATION.formatted(upstream.port(), key.hash(new Secret(PEPPER))));
            Map.of(
                            "sluice.config",
                            folder.toString(),
                            "sluice.data",
                            folder.toString(),
                            "sluice.key.pepper",
                            PEPPER,
                            Rehearsal.KEY,
                            key.whole().value(),
                            "quarkus.http.port",
                            "0",
                            "quarkus.management.port",
                            "0")
                    .forEach(System::setProperty);
            return Booted.run(Rehearsal.class, spec.commandLine().getErr());
        } finally {
            remove(folder);
        }
    }

    /// The configuration, and what the gateway keeps under its data directory.
    private static void remove(Path folder) throws IOException {
        try (Stream<Path> found = Files.walk(folder)) {
            for (Path one : found.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(one);
            }
        }
    }
}
