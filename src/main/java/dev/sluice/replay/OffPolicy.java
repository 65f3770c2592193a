package dev.sluice.replay;

import dev.sluice.decisions.DecisionRecord;
import dev.sluice.replay.Comparison.Estimate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;

/// How many answers a policy would have had accepted, from the calls whose tier was drawn: IPS,
/// SNIPS and DR (routing-quality.md section 11). Wishes, rules, pins and filters have propensity 1
/// and are left out. Intervals come from drawing whole conversations again, since calls of one are
/// alike.
final class OffPolicy {

    /// Below it no number is shown.
    private static final double ENOUGH = 200;

    private static final int ROUNDS = 200;
    private static final long SEED = 11;
    private static final int BINS = 5;
    private static final List<String> METHODS = List.of("snips", "ips", "dr", "observed");

    /// @param weight pi / pi_b: 0 where the policy chooses another tier, or another model of it
    /// @param bin of the score, for the outcome model
    /// @param picks the tier that the policy chooses
    private record Drawn(
            int conversation,
            double accepted,
            double weight,
            int bin,
            boolean fast,
            String picks) {}

    private final Map<String, Integer> conversations = new HashMap<>();
    private final List<Drawn> calls = new ArrayList<>();
    private long unseen;

    void add(DecisionRecord record, Choice after) {
        double propensity = record.routed().propensity();
        Outcome outcome = Outcome.of(record);
        if (propensity >= 1 || propensity <= 0 || outcome == Outcome.UNKNOWN) {
            return;
        }
        String tier = record.routed().tier();
        boolean same = tier.equals(after.own());
        boolean seen = same && after.ownModel().equals(Choice.of(record).model());
        unseen += same && !seen ? 1 : 0;
        double weight = seen ? 1 / propensity : 0;
        int bin = Math.clamp((int) (record.weighed().probability() * BINS), 0, BINS - 1);
        String of = record.conversation().isEmpty() ? record.id() : record.conversation();
        int conversation = conversations.computeIfAbsent(of, _ -> conversations.size());
        double accepted = outcome == Outcome.ACCEPTED ? 1 : 0;
        calls.add(new Drawn(conversation, accepted, weight, bin, tier.equals("fast"), after.own()));
    }

    /// Empty when nothing was drawn.
    List<Estimate> estimates() {
        if (calls.isEmpty()) {
            return List.of();
        }
        double size = effectiveSize();
        boolean enough = size >= ENOUGH;
        int[] once = new int[conversations.size()];
        Arrays.fill(once, 1);
        double[] values = values(once);
        double[][] rounds = enough ? bootstrap() : new double[METHODS.size()][0];
        List<Estimate> estimates = new ArrayList<>();
        for (int method = 0; method < METHODS.size(); method++) {
            estimates.add(
                    new Estimate(
                            METHODS.get(method),
                            enough ? values[method] : Double.NaN,
                            enough ? rounds[method][(int) (0.025 * ROUNDS)] : Double.NaN,
                            enough ? rounds[method][(int) (0.975 * ROUNDS)] : Double.NaN,
                            size,
                            unseen));
        }
        return estimates;
    }

    private double effectiveSize() {
        double sum = 0;
        double squares = 0;
        for (Drawn drawn : calls) {
            sum += drawn.weight;
            squares += drawn.weight * drawn.weight;
        }
        return squares == 0 ? 0 : sum * sum / squares;
    }

    private double[][] bootstrap() {
        SplittableRandom random = new SplittableRandom(SEED);
        double[][] rounds = new double[METHODS.size()][ROUNDS];
        for (int round = 0; round < ROUNDS; round++) {
            int[] times = new int[conversations.size()];
            for (int i = 0; i < times.length; i++) {
                times[random.nextInt(times.length)]++;
            }
            double[] values = values(times);
            for (int method = 0; method < METHODS.size(); method++) {
                rounds[method][round] = values[method];
            }
        }
        for (double[] one : rounds) {
            Arrays.sort(one);
        }
        return rounds;
    }

    /// In the order of [#METHODS].
    ///
    /// @param times how often each conversation counts
    private double[] values(int[] times) {
        OutcomeModel model = new OutcomeModel(BINS);
        for (Drawn drawn : calls) {
            model.learn(drawn.fast, drawn.bin, drawn.accepted, times[drawn.conversation]);
        }
        double count = 0;
        double weights = 0;
        double weighted = 0;
        double robust = 0;
        double accepted = 0;
        for (Drawn drawn : calls) {
            int n = times[drawn.conversation];
            count += n;
            weights += n * drawn.weight;
            weighted += n * drawn.weight * drawn.accepted;
            accepted += n * drawn.accepted;
            double rest = drawn.accepted - model.expects(drawn.fast, drawn.bin);
            robust += n * (expects(model, drawn) + drawn.weight * rest);
        }
        return new double[] {
            weights == 0 ? 0 : weighted / weights,
            weighted / count,
            robust / count,
            accepted / count
        };
    }

    /// What is denied is accepted by nobody.
    private static double expects(OutcomeModel model, Drawn drawn) {
        return switch (drawn.picks) {
            case "fast" -> model.expects(true, drawn.bin);
            case "reasoning" -> model.expects(false, drawn.bin);
            case String _ -> 0;
        };
    }
}
