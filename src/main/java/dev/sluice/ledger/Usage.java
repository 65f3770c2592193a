package dev.sluice.ledger;

/// Tokens as OpenAI counts them: `input` includes `cached` and `cacheWrite`, `output` includes
/// `reasoning` (openai-wire USAGE-2).
///
/// @param cacheHour how much of `cacheWrite` is kept for an hour, which costs more than the usual
/// @param source whether the provider said so; an estimate is never mixed silently with a billed
///   count
public record Usage(
        long input,
        long cached,
        long cacheWrite,
        long cacheHour,
        long output,
        long reasoning,
        Source source) {

    /// Nothing is known; not the same as zero tokens.
    public static final Usage UNKNOWN = new Usage(0, 0, 0, 0, 0, Source.UNKNOWN);

    /// Nothing is kept for longer than usual.
    public Usage(
            long input, long cached, long cacheWrite, long output, long reasoning, Source source) {
        this(input, cached, cacheWrite, 0, output, reasoning, source);
    }

    /// Of two answers to one call. Reported only when both are; what is unknown adds nothing.
    Usage plus(Usage other) {
        if (source == Source.UNKNOWN || other.source == Source.UNKNOWN) {
            return source == Source.UNKNOWN ? other : this;
        }
        return new Usage(
                input + other.input,
                cached + other.cached,
                cacheWrite + other.cacheWrite,
                cacheHour + other.cacheHour,
                output + other.output,
                reasoning + other.reasoning,
                source == other.source ? source : Source.ESTIMATED);
    }

    /// The same counts, of which nobody knows whether they are all, but that the output is at least
    /// so much.
    public Usage estimated(long least) {
        long more = Math.max(output, least);
        return new Usage(input, cached, cacheWrite, cacheHour, more, reasoning, Source.ESTIMATED);
    }

    /// The same output, of a prompt that nobody counted.
    public Usage prompted(long input) {
        return new Usage(input, 0, 0, output, reasoning, Source.ESTIMATED);
    }

    public enum Source {
        REPORTED,
        ESTIMATED,
        UNKNOWN
    }
}
