package dev.sluice.team;

/// Rates a team may reach; 0 means no limit. The rates are parsed and validated now, enforced by
/// `limit` later.
///
/// @param raiseMaxTokens whether a caller's cap that leaves no room to reason is raised where the
///   reasoning tier answers, instead of keeping the request off it
public record Limits(
        long requestsPerMinute, long tokensPerMinute, long concurrent, boolean raiseMaxTokens) {

    public static final Limits NONE = new Limits(0, 0, 0, false);
}
