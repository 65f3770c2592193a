package dev.sluice.complexity;

import java.util.List;

/// What an [Estimator] says, before a route's scale reads it. Components as in [Complexity].
public record Estimate(double probability, String language, List<String> reasons) {}
