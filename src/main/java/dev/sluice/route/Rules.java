package dev.sluice.route;

import dev.sluice.team.RuleText;
import dev.sluice.team.Team;
import java.util.List;

/// Compiles what teams wrote into [Rule]s, when the configuration loads. Compiling is slow (type
/// check); the result is quick.
public final class Rules {

    /// @param installed extensions that configuration may name by `plugin`
    public Rules(List<Rule> installed) {}

    /// Throws [Bad] for a condition that does not compile, is not a bool, reads a label the team
    /// lacks, or names an unknown plugin.
    public Rule compile(RuleText text, Team team) {
        throw new UnsupportedOperationException("filled by the route room");
    }

    /// What is wrong with one rule: `field` is the key below the rule (`when`,
    /// `require.residency`), `message` says what was found and the fix.
    public static final class Bad extends RuntimeException {

        private final String field;

        public Bad(String field, String message) {
            super(message, null, false, false);
            this.field = field;
        }

        public String field() {
            return field;
        }
    }
}
