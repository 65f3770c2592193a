package dev.sluice.config;

import dev.sluice.catalog.Card;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/// The part of [Checks] about models, and about patches of them and of rules.
record ModelChecks(Shape shape, Findings findings, Known known) {

    /// Members of a request that the gateway itself writes.
    private static final Set<String> OURS = Set.of("model", "messages", "stream");

    void run(String name, ModelShape model) {
        String path = "models." + name;
        if (shape.routes().containsKey(name)) {
            String fix = "; callers could mean either: rename one";
            findings.problem(
                    path,
                    "'"
                            + name
                            + "' is also a route at "
                            + findings.place("routes." + name).at()
                            + fix);
        }
        if (model.provider() != null && !shape.providers().containsKey(model.provider())) {
            Set<String> names = new TreeSet<>(shape.providers().keySet());
            names.add("sim");
            findings.unknown(path + ".provider", model.provider(), "a provider", names);
        }
        if (model.patch() != null) {
            patch(model.patch(), path + ".patch", findings);
        }
        servable(path, model);
        boolean unpriced = model.price() != null && model.price().output() == null;
        if (unpriced
                && !findings.said(path + ".price.output")
                && kind(model) != Card.Kind.EMBEDDING
                && kind(model) != Card.Kind.RERANK) {
            String fix =
                    "is missing; write USD per million output tokens (only embeddings and reranking have none)";
            findings.problem(path + ".price.output", fix);
        }
    }

    private Card.@Nullable Kind kind(ModelShape model) {
        Card.Kind said = model.nature().kind();
        return said == null && model.upstream() != null
                ? known.cards().apply(model.upstream()).kind()
                : said;
    }

    /// A model that moves a robot has no endpoint here.
    private void servable(String path, ModelShape model) {
        if (model.upstream() != null && kind(model) == Card.Kind.VLA) {
            findings.problem(
                    path + ".upstream",
                    findings.quote(path + ".upstream", model.upstream())
                            + " is a vision-language-action model (vla): it gives movements of a robot, not"
                            + " text, and no endpoint carries those; remove it, or write kind: when it is"
                            + " another model");
        }
    }

    static void patch(Shape.Json patch, String path, Findings findings) {
        for (String member : new TreeSet<>(OURS)) {
            if (patch.names().contains(member)) {
                String fix = "' is the gateway's to write; leave it out";
                findings.problem(path, "'" + member + fix);
            }
        }
    }
}
