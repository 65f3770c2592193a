package dev.sluice.config;

import dev.sluice.catalog.Catalog;
import dev.sluice.catalog.Model;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/// One model, configured over the catalog that is shipped. `openai` is its maker's own address,
/// `gpu` a server of ours.
final class Shipped {

    private static final Catalog CATALOG = new Catalog();
    private static final Known KNOWN =
            new Known(
                    Given.KNOWN.dialects(),
                    Given.KNOWN.signals(),
                    Given.KNOWN.plugins(),
                    Given.KNOWN.rules(),
                    CATALOG::card,
                    CATALOG::price,
                    Given.KNOWN.scores());

    private Shipped() {}

    private static Loading load(Path directory, String model) throws IOException {
        Given.write(
                directory,
                "all.yaml",
                """
                providers:
                  openai: { dialect: openai, base-url: https://api.openai.com/v1 }
                  anthropic: { dialect: anthropic, base-url: https://api.anthropic.com }
                  gpu: { dialect: openai, base-url: http://10.0.0.11:8000/v1 }
                models:
                  m: { %s }
                """
                        .formatted(model));
        return new Configuration(
                        directory, KNOWN, Given.SIM, Given.ENVIRONMENT::get, List.of(Given.PEPPER))
                .load();
    }

    static Model model(Path directory, String said) throws IOException {
        return switch (load(directory, said)) {
            case Loading.Loaded loaded -> loaded.snapshot().models().get("m");
            case Loading.Rejected rejected ->
                    throw new AssertionError(rejected.problems().toString());
        };
    }

    /// The problems, or the warnings when there is none.
    static String said(Path directory, String model) throws IOException {
        return switch (load(directory, model)) {
            case Loading.Loaded(_, List<Problem> warnings) -> warnings.toString();
            case Loading.Rejected(List<Problem> problems) -> problems.toString();
        };
    }
}
