package dev.sluice.team;

/// Rates a team may reach; 0 means no limit. Parsed and validated now, enforced by `limit` later.
public record Limits(long requestsPerMinute, long tokensPerMinute, long concurrent) {

    public static final Limits NONE = new Limits(0, 0, 0);
}
