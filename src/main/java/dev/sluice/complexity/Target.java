package dev.sluice.complexity;

/// What a route's threshold is for.
///
/// @param value by kind: a probability, three shares, micro-dollars per request
/// @param fastMicros what a request of the fast tier is taken to cost until enough are known;
///   micro-dollars, 0 where the kind does not ask
/// @param reasoningMicros the same of the reasoning tier
public record Target(Kind kind, double value, long fastMicros, long reasoningMicros) {

    /// Whatever the threshold gives.
    public static final Target NONE = new Target(Kind.ABOVE, 0, 0, 0);

    /// How it is written in the configuration.
    public enum Kind {
        ABOVE("reasoning-above"),
        SHARE("reasoning-share"),
        PGR("reasoning-pgr"),
        LOSS("loss-limit"),
        COST("cost-limit");

        private final String key;

        Kind(String key) {
            this.key = key;
        }

        public String key() {
            return key;
        }
    }

    /// Whether the threshold follows the traffic.
    public boolean solved() {
        return kind != Kind.ABOVE;
    }
}
