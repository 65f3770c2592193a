package dev.sluice.live;

import java.util.Locale;

/// What calls are summed by.
public enum Dimension {
    /// Every call; its only name is empty.
    ALL(1),
    MODEL(200),
    /// One address of a model; the model itself where there is only one.
    TARGET(200),
    ROUTE(32),
    TEAM(64),
    TIER(8),
    /// `TEAM/RULE NAME`: the calls a rule decided, and counts of those it changed; without times.
    RULE(256),
    /// How a route's calls divide, named by [#pair]; without times.
    ROUTE_TIER(64),
    /// How a team's calls divide, named by [#pair]; without times.
    TEAM_TIER(128);

    private final int names;

    Dimension(int names) {
        this.names = names;
    }

    /// How many are kept. One that is timed and busy all hour takes 350 KB.
    int names() {
        return names;
    }

    /// Whether a new name may push out one that is in use.
    boolean yields() {
        return ordinal() > TARGET.ordinal();
    }

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
