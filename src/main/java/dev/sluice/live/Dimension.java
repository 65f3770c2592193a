package dev.sluice.live;

import java.util.Locale;

/// What calls are summed by.
public enum Dimension {
    /// Every call; its only name is empty.
    ALL,
    MODEL,
    /// One address of a model; the model itself where there is only one.
    TARGET,
    ROUTE,
    TEAM,
    TIER,
    /// `TEAM/RULE NAME`: the calls a rule decided; without times.
    RULE,
    /// How a route's calls divide, named by [#pair]; without times.
    ROUTE_TIER,
    /// How a team's calls divide, named by [#pair]; without times.
    TEAM_TIER;

    /// The name of two things together.
    public static String pair(String one, String tier) {
        return one + '\n' + tier;
    }

    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    /// Whether how long the calls took is kept.
    boolean timed() {
        return ordinal() < RULE.ordinal();
    }
}
