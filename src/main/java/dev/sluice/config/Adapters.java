package dev.sluice.config;

import java.net.URI;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/// What a provider of the dialect `langchain4j` must say: whose library speaks, and where that
/// cannot know it, the place and the key.
final class Adapters {

    private static final String DIALECT = "langchain4j";
    private static final Set<String> ENGINES =
            new TreeSet<>(Set.of("bedrock", "vertex", "cohere", "onnx"));

    private Adapters() {}

    static boolean adapts(ProviderShape provider) {
        return DIALECT.equals(provider.dialect());
    }

    /// What was said, or one that is no address where the engine knows its own.
    static List<URI> addresses(ProviderShape provider, List<URI> said) {
        return said.isEmpty() && adapts(provider)
                ? List.of(URI.create("engine:" + provider.engine()))
                : said;
    }

    static void check(String path, ProviderShape provider, Findings findings) {
        String engine = provider.engine();
        if (engine == null) {
            findings.problem(
                    path + ".engine", "is missing; write one of " + String.join(", ", ENGINES));
            return;
        }
        if (!ENGINES.contains(engine)) {
            findings.unknown(path + ".engine", engine, "an engine of langchain4j", ENGINES);
        }
        URI base = provider.address().baseUrl();
        if (engine.equals("vertex") && (base == null || !base.getPath().contains("/projects/"))) {
            findings.problem(
                    path + ".base-url",
                    "must name project and location; write"
                            + " https://REGION-aiplatform.googleapis.com/v1/projects/PROJECT/locations/REGION");
        }
        if (engine.equals("cohere")
                && (provider.credentials().apiKey() == null
                        || !provider.credentials().apiKey().present())) {
            findings.problem(path + ".api-key", "is missing; write ${COHERE_API_KEY}");
        }
        for (String key : new String[] {".replicas", ".resolve"}) {
            if (findings.said(path + key)) {
                findings.problem(path + key, "has no meaning here; write base-url, or nothing");
            }
        }
    }
}
