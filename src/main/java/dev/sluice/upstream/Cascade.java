package dev.sluice.upstream;

import dev.sluice.catalog.Model;
import dev.sluice.ledger.Outcome;
import dev.sluice.ledger.Stop;
import dev.sluice.ledger.Usage;
import dev.sluice.wire.Labels;
import dev.sluice.wire.Reply;
import dev.sluice.wire.Tier;
import io.smallrye.mutiny.Uni;
import java.util.List;
import java.util.Objects;
import java.util.function.BiFunction;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/// One call that may be answered twice: when the first answer falls short ([Shortfall]), stronger
/// models answer again, once, and both answers are billed. When they fail, the first answer stands.
/// Holds the end of the first one back until that is decided. One event loop.
final class Cascade implements Watch {

    private final Errand errand;
    private final Labels told = new Labels();
    private @Nullable Model model;
    private String target = "";
    private int number;
    private boolean garbled;
    private @Nullable Outcome end;

    Cascade(Errand errand) {
        this.errand = errand;
    }

    /// @param stronger in the order to try them; not empty
    /// @param pursue sends an errand to the first of some models that speaks
    Uni<Reply> open(
            List<Model> candidates,
            List<Model> stronger,
            BiFunction<Errand, List<Model>, Uni<Reply>> pursue) {
        return pursue.apply(errand.with(told, errand.tier(), this), candidates)
                .flatMap(reply -> second(reply, stronger, pursue));
    }

    private Uni<Reply> second(
            Reply reply, List<Model> stronger, BiFunction<Errand, List<Model>, Uni<Reply>> pursue) {
        if (reply instanceof Reply.Whole whole && end instanceof Outcome.Finished(Usage used)) {
            Model first = Objects.requireNonNull(model);
            List<Model> others = stronger.stream().filter(other -> !other.equals(first)).toList();
            String cause = others.isEmpty() ? null : shortfall(whole);
            if (cause != null) {
                Again again = new Again(cause, first, used);
                Errand anew = errand.with(again.labels, Tier.REASONING, again);
                return Uni.createFrom()
                        .deferred(() -> pursue.apply(anew, others))
                        .onFailure(_ -> !again.over)
                        .recoverWithItem(bug -> again.broke(bug, whole))
                        .map(answer -> again.failed ? stands(whole, cause) : again.told(answer));
            }
        }
        if (end != null) {
            errand.watch().ended(end);
        }
        return Uni.createFrom().item(labelled(reply, told));
    }

    /// Of arguments that only the upstream's own form showed as broken, the answer cannot tell.
    private @Nullable String shortfall(Reply.Whole whole) {
        String cause = Shortfall.of(errand.ask(), whole.body());
        return cause == null && garbled ? "tool_call" : cause;
    }

    /// The stronger models gave nothing: back to the first answer, and to whose it was.
    private Reply stands(Reply.Whole first, String cause) {
        errand.watch().escalated(cause, false);
        errand.watch().trying(Objects.requireNonNull(model), target, number);
        errand.watch().ended(Objects.requireNonNull(end));
        return labelled(first, told);
    }

    private Reply labelled(Reply answer, Labels its) {
        return answer.with(errand.labels().addAll(its));
    }

    @Override
    public void trying(Model model, String target, int number) {
        this.model = model;
        this.target = target;
        this.number = number;
        errand.watch().trying(model, target, number);
    }

    @Override
    public void fellBack(String from, String to, String word, boolean tried) {
        errand.watch().fellBack(from, to, word, tried);
    }

    @Override
    public void lost(Lost attempt) {
        errand.watch().lost(attempt);
    }

    @Override
    public void sent(long nanos) {
        errand.watch().sent(nanos);
    }

    @Override
    public void spoke(long readAt, boolean content) {
        errand.watch().spoke(readAt, content);
    }

    @Override
    public void stopped(Stop how) {
        garbled = how.garbled();
        errand.watch().stopped(how);
    }

    @Override
    public void ended(Outcome outcome) {
        end = outcome;
    }

    /// Watches the second answer: its end is the call's, unless there is none.
    private final class Again implements Watch {

        private final String cause;
        private final Model first;
        private final Usage used;
        private final Labels labels = new Labels().add(Labels.TIER, Tier.REASONING.word());
        private boolean failed;
        private boolean over;
        private int attempts;
        private @Nullable Lost open;

        Again(String cause, Model first, Usage used) {
            this.cause = cause;
            this.first = first;
            this.used = used;
        }

        @Override
        public void trying(Model model, String target, int attempt) {
            attempts = number + attempt;
            open = new Lost(model, target, System.nanoTime(), "", Usage.UNKNOWN);
            errand.watch().trying(model, target, attempts);
        }

        @Override
        public void fellBack(String from, String to, String word, boolean tried) {
            errand.watch().fellBack(from, to, word, tried);
        }

        @Override
        public void lost(Lost attempt) {
            open = null;
            errand.watch().lost(attempt);
        }

        Reply told(Reply answer) {
            labels.set(Labels.ATTEMPTS, Integer.toString(attempts))
                    .add(Labels.ESCALATED, cause + ", from " + first.name());
            return labelled(answer, labels);
        }

        /// A fault of ours, which costs the caller nothing: there is an answer.
        Reply broke(Throwable bug, Reply.Whole stands) {
            Logger.getLogger(Upstreams.class).error("a second answer came to nothing", bug);
            failed = true;
            return stands;
        }

        @Override
        public void sent(long nanos) {}

        @Override
        public void spoke(long readAt, boolean content) {}

        @Override
        public void stopped(Stop how) {
            errand.watch().stopped(how);
        }

        @Override
        public void ended(Outcome outcome) {
            switch (outcome) {
                case Outcome.Failed _, Outcome.Refused _, Outcome.Abandoned _ -> {
                    failed = true;
                    if (open != null) {
                        lost(open.ended(outcome.word(), outcome.usage()));
                    }
                }
                case Outcome.Finished _, Outcome.ClientGone _, Outcome.Twice _ -> {
                    over = true;
                    errand.watch().escalated(cause, !(outcome instanceof Outcome.ClientGone));
                    errand.watch().ended(new Outcome.Escalated(cause, first, used, outcome));
                }
            }
        }
    }
}
