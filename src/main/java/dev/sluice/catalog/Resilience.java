package dev.sluice.catalog;

/// How failures of one provider's targets are met (reliability.md R11, R12, R15, R18, R19).
///
/// @param slower how many times as late as its model's other replicas a target's first tokens are
///   when it leaves rotation
public record Resilience(
        Breaker breaker, Retries retries, Probing probes, Easing easing, int slower) {

    public static final Resilience DEFAULT =
            new Resilience(Breaker.DEFAULT, Retries.DEFAULT, Probing.DEFAULT, Easing.DEFAULT, 3);

    /// When a target leaves rotation, and for how long.
    ///
    /// @param seconds that attempts are remembered
    /// @param calls below which a share says nothing
    /// @param failures the share of attempts that is too many, 0 to 1
    /// @param inARow so many failures are too many whatever the share
    /// @param longestMillis to which the time out doubles
    public record Breaker(
            int seconds,
            int calls,
            double failures,
            int inARow,
            int openMillis,
            int longestMillis) {

        public static final Breaker DEFAULT = new Breaker(20, 10, 0.5, 5, 5_000, 60_000);
    }

    /// How often a request may be sent again.
    ///
    /// @param attempts of one request in all
    /// @param share of the provider's requests that extra attempts may add, 0 to 1
    /// @param perSecond extra attempts that are always allowed
    /// @param burst of them at once, after a quiet time
    public record Retries(int attempts, double share, int perSecond, int burst) {

        public static final Retries DEFAULT = new Retries(3, 0.2, 3, 30);
    }

    /// How idle servers of one's own are asked whether they live.
    ///
    /// @param failures in a row that take a target out
    public record Probing(int everyMillis, int failures) {

        public static final Probing DEFAULT = new Probing(5_000, 2);
    }

    /// How a target comes back.
    ///
    /// @param from the share of its calls that it begins with, 0 to 1
    /// @param overMillis until it has all of them
    public record Easing(double from, int overMillis) {

        public static final Easing DEFAULT = new Easing(0.1, 30_000);
    }
}
