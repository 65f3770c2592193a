package dev.sluice.team;

/// What may be learned from a team's calls, and how; nothing without its consent.
///
/// @param explore share of calls outside the band whose tier is drawn at random, 0 to 1
/// @param exploreUnsure the same inside the band, where a wrong tier costs least
/// @param keepsPrompts whether the latest human turn stands in decision records
/// @param judged whether a blind judge may be shown what was asked and answered
public record Learning(double explore, double exploreUnsure, boolean keepsPrompts, boolean judged) {

    public static final Learning NONE = new Learning(0, 0, false, false);

    /// @param confident whether the score lies outside the band
    public double rate(boolean confident) {
        return confident ? explore : exploreUnsure;
    }
}
