package dev.sluice.config;

import dev.sluice.catalog.Provider;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/// The part of [RouteChecks] about what happens close to the threshold, and about who judges.
record DoubtChecks(Shape shape, Findings findings, Known known, Checks all) {

    /// Names of the signals that come with the program and need a key of their own.
    static final String JUDGE = "judge";

    static final String EMBEDDING = "embedding";

    void run(String path, RouteShape route) {
        RouteShape.Doubt doubt = route.doubt();
        Set<String> signals = new TreeSet<>(known.signals());
        for (int i = 0; i < doubt.signals().size(); i++) {
            String place = findings.item(path + ".signals", i);
            String name = doubt.signals().get(i);
            all.named(place, name, "an installed signal", signals);
            if (name.equals(JUDGE) && doubt.judge() == null
                    || name.equals(EMBEDDING) && doubt.embedding() == null) {
                findings.problem(place, "'" + name + "' needs " + name + ": beside signals");
            }
        }
        if (doubt.whenUnsure() == RouteShape.Unsure.ASK_JUDGE
                && doubt.signals().isEmpty()
                && doubt.judge() == null
                && doubt.embedding() == null
                && findings.clean(path)) {
            findings.problem(
                    path + ".when-unsure",
                    "'ask-judge' needs somebody to ask; write judge: MODEL, embedding: { rows: FILE } or signals: [ NAME ]");
        }
        rows(path + ".embedding", doubt.embedding());
        RouteShape.Asked judge = doubt.judge();
        asked(path + ".judge", judge == null ? null : judge.model());
        RouteShape.Sampled blind = route.care().blindJudge();
        asked(path + ".blind-judge", blind == null ? null : blind.model());
        if (Boolean.TRUE.equals(doubt.idleFleet())) {
            idle(path, route);
        }
    }

    private void idle(String path, RouteShape route) {
        RouteShape.Promise promise = route.slo();
        String key = path + ".idle-fleet";
        if (promise == null || promise.fast() == null || promise.reasoning() == null) {
            findings.problem(
                    key,
                    "needs a promise to keep; write slo: { fast: { ttft-p95: 400ms }, reasoning: { ttft-p95: 5s } }");
        }
        if (!own(route.fast()) && !own(route.reasoning())) {
            findings.problem(
                    key,
                    "finds no model on own servers; name one whose provider has engine: vllm and residency: self-hosted");
        }
    }

    private boolean own(@Nullable String target) {
        List<Shape.Entry> pool = target == null ? null : shape.pools().get(target);
        return pool == null ? owned(target) : pool.stream().anyMatch(entry -> owned(entry.model()));
    }

    private boolean owned(@Nullable String name) {
        ModelShape model = name == null ? null : shape.models().get(name);
        ProviderShape from = model == null ? null : shape.providers().get(model.provider());
        return from != null
                && "vllm".equals(from.engine())
                && from.residency() == Provider.Residency.SELF_HOSTED;
    }

    private void rows(String path, RouteShape.@Nullable Neighbours said) {
        if (said != null && said.rows() != null) {
            Path file = all.estimators().file(said.rows());
            if (!Files.isRegularFile(file) || !Files.isReadable(file)) {
                findings.problem(
                        path + ".rows", "'" + file + "' cannot be read; name a file of JSON lines");
            }
        }
    }

    private void asked(String path, @Nullable String name) {
        String place = findings.said(path + ".model") ? path + ".model" : path;
        all.named(place, name, "a model", shape.models().keySet());
        ModelShape model = name == null ? null : shape.models().get(name);
        ProviderShape from = model == null ? null : shape.providers().get(model.provider());
        if (model != null && model.price() == null && !"sim".equals(model.provider())) {
            findings.problem(
                    place,
                    "'"
                            + name
                            + "' has no price, so no cap holds; write price: { input: , output: } there");
        }
        if (from != null && !"openai".equals(from.dialect())) {
            findings.problem(
                    place,
                    findings.quote(place, String.valueOf(name))
                            + " is not spoken to as openai; name a model that is");
        }
    }
}
