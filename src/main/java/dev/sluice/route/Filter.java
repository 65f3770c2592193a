package dev.sluice.route;

/// In the order they are asked. A model that fails a later one came closer, so the latest names the
/// refusal.
enum Filter {
    KIND("modality", "kind: does not do what this endpoint asks for"),
    TEMPLATE("modality", "base: continues a text and has no chat template"),
    REQUIRE("access", "require: a rule of the team excludes it"),
    MODALITY("modality", "modality: does not take this kind of input"),
    TOOLS("tools", "tools: does not call tools"),
    SCHEMA("tools", "schema: does not keep to a JSON schema"),
    FORMAT("tools", "format: its provider takes no response format"),
    CHOICES("tools", "choices: its provider gives one answer only"),
    DIMENSIONS("tools", "dimensions: its provider takes no length of vectors"),
    CONTEXT("context", "context: the prompt does not fit its window");

    /// The metric's word (observability.md 2.3).
    final String word;

    final String why;

    Filter(String word, String why) {
        this.word = word;
        this.why = why;
    }
}
