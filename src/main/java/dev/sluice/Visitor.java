package dev.sluice;

import dev.sluice.config.Snapshot;
import dev.sluice.team.Teams.Member;
import dev.sluice.wire.Credential;
import dev.sluice.wire.Refused;
import dev.sluice.wire.Wishes;

/// Who stands at the door, and the configuration that was in force as they came.
public sealed interface Visitor {

    /// Whether it is worth while to hear what they want.
    default boolean known() {
        return this instanceof Known;
    }

    /// Of the call, from its first to its last step: a reload never changes a call under way.
    Snapshot now();

    /// Throws [Refused] for one we do not know.
    Member member();

    /// What one we know wishes, and what its key says for all its calls (reliability.md R10).
    default Wishes heard(Wishes said) {
        return member().fallback() ? said : said.alone();
    }

    record Known(Snapshot now, Member member) implements Visitor {}

    record Stranger(Snapshot now, Refused no) implements Visitor {

        @Override
        public Member member() {
            throw no;
        }
    }

    static Visitor of(Credential credential, Snapshot now) {
        try {
            return new Known(now, now.teams().identify(credential));
        } catch (Refused no) {
            return new Stranger(now, no);
        }
    }
}
