package dev.sluice.kit;

import dev.sluice.complexity.Features;
import dev.sluice.complexity.Scale;
import dev.sluice.decisions.DecisionRecord;
import dev.sluice.decisions.DecisionRecord.After;
import dev.sluice.decisions.Draft;
import dev.sluice.wire.Tier;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Builds decision records: what a test does not say is one turn of the team `search` to `auto`,
/// answered by `quick` of the fast tier, by its score.
public final class Records {

    public static final long NOON = 1_767_787_200_000L;

    final String id;
    long at = NOON;
    String conversation = "";
    String team = "search";
    String model = "auto";
    int turns = 1;
    int textBytes = 40;
    List<String> tags = List.of();
    double probability = 0.3;
    boolean unlike;
    String artifact = "";
    String because = "length";
    @Nullable Features features;
    String prompt = "";
    String tier = "fast";
    String reason = "score_low";
    String served = "quick";
    double propensity = 1;
    String status = "2xx";
    String finish = "stop";
    boolean empty;
    String escalated = "";
    long output = 100;
    long millis = 800;
    long cost = 50;
    long answerInput = -1;
    long answerOutput = -1;
    After after = After.NOTHING;

    private Records(String id) {
        this.id = id;
    }

    public static Records of(String id) {
        return new Records(id);
    }

    public Records at(long epochMillis) {
        at = epochMillis;
        return this;
    }

    public Records conversation(String sealed) {
        conversation = sealed;
        return this;
    }

    public Records team(String id) {
        team = id;
        return this;
    }

    public Records model(String name) {
        model = name;
        return this;
    }

    public Records turns(int count) {
        turns = count;
        return this;
    }

    public Records textBytes(int bytes) {
        textBytes = bytes;
        return this;
    }

    public Records tags(String... said) {
        tags = List.of(said);
        return this;
    }

    public Records weighed(double said) {
        probability = said;
        return this;
    }

    /// Unlike what the weights were fitted to: never sure.
    public Records unlike() {
        unlike = true;
        return this;
    }

    /// The first of its reasons.
    public Records because(String said) {
        because = said;
        return this;
    }

    public Records by(String weights) {
        artifact = weights;
        return this;
    }

    public Records features(int[] slots, int... buckets) {
        features = new Features(slots, buckets);
        return this;
    }

    public Records prompt(String text) {
        prompt = text;
        return this;
    }

    /// The tier `reasoning` is served by `deep`.
    public Records tier(Tier chosen, String why) {
        tier = chosen.word();
        reason = why;
        served = chosen == Tier.FAST ? "quick" : "deep";
        return this;
    }

    public Records served(String name) {
        served = name;
        return this;
    }

    public Records pinned() {
        tier = "pinned";
        reason = "explicit_model";
        return this;
    }

    public Records propensity(double likely) {
        propensity = likely;
        return this;
    }

    public Records status(String word) {
        status = word;
        return this;
    }

    public Records finish(String word, boolean saidNothing) {
        finish = word;
        empty = saidNothing;
        return this;
    }

    public Records escalated(String cause) {
        escalated = cause;
        return this;
    }

    public Records spent(long tokens, long took, long micros) {
        output = tokens;
        millis = took;
        cost = micros;
        return this;
    }

    public Records answer(long input, long output) {
        answerInput = input;
        answerOutput = output;
        return this;
    }

    public Records feedback(String verdict) {
        after = new After(verdict, after.again(), after.invalid(), after.blind());
        return this;
    }

    public Records again(String how) {
        after = new After(after.feedback(), how, after.invalid(), after.blind());
        return this;
    }

    public Records shown(String invalid, String blind) {
        after = new After(after.feedback(), after.again(), invalid, blind);
        return this;
    }

    public DecisionRecord record() {
        return new RecordParts(this).record();
    }

    public Draft draft(long conversation) {
        return new Draft(record(), Scale.DEFAULT, conversation, null);
    }
}
