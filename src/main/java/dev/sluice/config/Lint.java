package dev.sluice.config;

record Lint(Shape shape, Findings findings, Assembly built) {
    void run() {}
}
