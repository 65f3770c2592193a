package dev.sluice.kit;

import dev.sluice.ask.Content;
import dev.sluice.ask.Options;
import dev.sluice.complexity.Features;
import dev.sluice.complexity.Scale;
import dev.sluice.decisions.DecisionRecord;
import dev.sluice.decisions.DecisionRecord.After;
import dev.sluice.decisions.DecisionRecord.Asked;
import dev.sluice.decisions.DecisionRecord.Candidate;
import dev.sluice.decisions.DecisionRecord.Ended;
import dev.sluice.decisions.DecisionRecord.Routed;
import dev.sluice.decisions.DecisionRecord.Seen;
import dev.sluice.decisions.DecisionRecord.Spent;
import dev.sluice.decisions.DecisionRecord.Weighed;
import dev.sluice.decisions.Draft;
import dev.sluice.ledger.Usage;
import dev.sluice.wire.Endpoint;
import dev.sluice.wire.Tier;
import dev.sluice.wire.Wishes;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Builds decision records: what a test does not say is one turn of the team `search` to `auto`,
/// answered by `quick` of the fast tier, by its score.
public final class Records {

    public static final long NOON = 1_767_787_200_000L;

    private final String id;
    private long at = NOON;
    private String conversation = "";
    private String team = "search";
    private String model = "auto";
    private int turns = 1;
    private int textBytes = 40;
    private List<String> tags = List.of();
    private double probability = 0.3;
    private String artifact = "";
    private @Nullable Features features;
    private String prompt = "";
    private String tier = "fast";
    private String reason = "score_low";
    private String served = "quick";
    private double propensity = 1;
    private String status = "2xx";
    private String finish = "stop";
    private boolean empty;
    private String escalated = "";
    private long output = 100;
    private long millis = 800;
    private long cost = 50;
    private After after = After.NOTHING;

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

    public Records feedback(String verdict) {
        after = new After(verdict, after.again());
        return this;
    }

    public Records again(String how) {
        after = new After(after.feedback(), how);
        return this;
    }

    public DecisionRecord record() {
        return new DecisionRecord(
                id, at, conversation, asked(), weighed(), routed(), ended(), after);
    }

    public Draft draft(long conversation) {
        return new Draft(record(), Scale.DEFAULT, conversation, null);
    }

    private Asked asked() {
        return new Asked(
                team,
                Endpoint.CHAT,
                model,
                false,
                Options.NONE,
                new Content(turns, 0, 0, 0, 0, 0, textBytes, 0),
                new Wishes(tags, null, 0, true),
                textBytes + 60);
    }

    private Weighed weighed() {
        boolean sure = !(Math.abs(probability - 0.5) < 0.05);
        return new Weighed(
                probability,
                0.5,
                0.05,
                "en",
                sure,
                List.of("length"),
                artifact,
                new Seen(features, prompt));
    }

    private Routed routed() {
        return new Routed(
                model,
                tier,
                tier.equals("pinned") ? "none" : "route:" + model,
                reason,
                "score 0.3: length",
                List.of(new Candidate(served, true, "chosen")),
                propensity);
    }

    private Ended ended() {
        Usage usage = new Usage(20, 0, 0, output, 0, Usage.Source.REPORTED);
        return new Ended(
                served,
                1,
                escalated,
                status,
                "none",
                finish,
                empty,
                new Spent(usage, cost, 200, millis));
    }
}
