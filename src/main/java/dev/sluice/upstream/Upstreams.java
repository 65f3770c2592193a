package dev.sluice.upstream;

import dev.sluice.catalog.Model;
import dev.sluice.dialect.Dialect;
import dev.sluice.dialect.Interpreter;
import dev.sluice.fault.HedgeBudget;
import dev.sluice.fleet.Fleets;
import dev.sluice.ledger.Outcome;
import dev.sluice.ledger.Usage;
import dev.sluice.load.Allowance;
import dev.sluice.load.Terms;
import dev.sluice.metrics.Meters;
import dev.sluice.wire.Endpoint;
import dev.sluice.wire.Labels;
import dev.sluice.wire.Refusal;
import dev.sluice.wire.Reply;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClient;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Function;
import java.util.stream.Collectors;

/// Sends a call to the first candidate that speaks (docs/life-of-a-request.md, step 6). Shared by
/// all event loops; what a loop needs it keeps for itself.
public final class Upstreams {

    private final Map<String, Dialect> dialects;
    private final Targets targets;
    private final Fleets fleets;
    private final ThreadLocal<Loop> loops;
    private final Lobby lobby;
    private final AtomicBoolean dismissed = new AtomicBoolean();
    private final Probes probes;
    private final Terms terms;

    /// Of all loops.
    private final Set<HttpClient> clients = ConcurrentHashMap.newKeySet();

    private final Map<String, HedgeBudget> hedges = new ConcurrentHashMap<>();

    public Upstreams(
            Vertx vertx, List<Dialect> dialects, Meters meters, Fleets fleets, Terms terms) {
        this.dialects =
                dialects.stream()
                        .map(Interpreter::of)
                        .collect(Collectors.toUnmodifiableMap(Dialect::name, Function.identity()));
        this.targets =
                new Targets(meters, fleets, () -> ThreadLocalRandom.current().nextLong(), terms);
        this.fleets = fleets;
        this.terms = terms;
        this.lobby =
                new Lobby(vertx, targets, meters.standing().strain(), terms.patience().toMillis());
        this.probes = new Probes(vertx, targets, System::nanoTime);
        Allowance answers = new Allowance(Runtime.getRuntime().maxMemory() / 4);
        this.loops =
                ThreadLocal.withInitial(() ->
                        new Loop(
                                vertx,
                                new SplittableRandom(),
                                dismissed,
                                new Clients(vertx, terms, clients::add),
                                answers));
    }

    /// Fails over until the first content. Called on an event loop; the reply comes on the same
    /// one, and the errand's watch hears of the end exactly once. What fails or throws is a bug, of
    /// which the watch hears nothing here.
    ///
    /// @param candidates in the order to try them; not empty
    /// @param stronger those that answer again, once, when a whole answer falls short; usually none
    public Uni<Reply> open(Errand errand, List<Model> candidates, List<Model> stronger) {
        if (errand.ask().endpoint() == Endpoint.COUNT_TOKENS) {
            return count(errand, candidates);
        }
        Uni<Reply> reply =
                stronger.isEmpty() || errand.ask().remembered()
                        ? open(errand, candidates)
                        : new Cascade(errand).open(candidates, stronger, this::open);
        return errand.watch() instanceof Watch.Overhearing ear ? reply.map(ear::told) : reply;
    }

    private Uni<Reply> open(Errand errand, List<Model> candidates) {
        return lobby.enter(errand, candidates, () -> pursue(errand, candidates));
    }

    private Uni<Reply> pursue(Errand errand, List<Model> candidates) {
        Pursuit pursuit = new Pursuit(errand, candidates, targets, loops.get(), dialects, hedges);
        boolean several = pursuit.steps.size() > 1;
        return several && errand.ask().refersBack()
                ? Uni.createFrom().item(astray(errand))
                : pursuit.run();
    }

    /// Never balanced (reliability.md R33): the others do not have what it goes on with.
    private static Reply astray(Errand errand) {
        Refusal told =
                new Refusal.Conflict(
                        "The request goes on with what one server keeps, and several may get it;"
                                + " name a model that has one server.");
        errand.watch().ended(new Outcome.Refused(told.word()));
        return new Reply.Declined(errand.labels(), told);
    }

    private Uni<Reply> count(Errand errand, List<Model> candidates) {
        List<Model> counting =
                candidates.stream()
                        .filter(model ->
                                Objects.requireNonNull(dialects.get(model.provider().dialect()))
                                        .speaks(Endpoint.COUNT_TOKENS))
                        .toList();
        return counting.isEmpty()
                ? Uni.createFrom().item(estimate(errand, candidates.getFirst()))
                : open(errand, counting);
    }

    /// Of the tokens of a chat that no candidate can count: labelled as one. Costs nothing, and
    /// nobody is asked.
    private static Reply estimate(Errand errand, Model model) {
        errand.watch().ended(new Outcome.Finished(new Usage(0, 0, 0, 0, 0, Usage.Source.REPORTED)));
        Labels labels =
                errand.labels()
                        .add(Labels.MODEL, model.name())
                        .add(Labels.ESTIMATED, "input_tokens");
        String body = "{\"input_tokens\":" + errand.ask().promptTokens() + "}";
        return new Reply.Whole(200, labels, Buffer.buffer(body));
    }

    /// Ends every attempt and stream under way within a sweep of the clocks, and every later one: a
    /// stream gets one error event, and each is settled for what it used. Who waits for room is
    /// sent away. Any thread.
    public void dismiss() {
        dismissed.set(true);
        targets.lines().dismiss();
    }

    /// How many connections and calls there may be, for the log.
    public String bounds() {
        return Clients.bounds(terms);
    }

    /// The models of a configuration that is about to come in force. Not for an event loop.
    public void expect(Collection<Model> models) {
        fleets.keep(models.stream().map(Model::provider).toList());
    }

    /// The models of the configuration in force: what was held of others goes. Not for an event
    /// loop.
    public void retain(Collection<Model> models) {
        targets.retain(models);
    }

    /// Seconds until a request sent now to one of the model's servers would speak; NaN when that is
    /// not known, or none is fit to be used. Any thread.
    public double firstToken(Model model) {
        return targets.firstToken(model);
    }

    /// How the targets of these models are, for an operator. Any thread.
    public List<Seat> seats(Collection<Model> models) {
        long now = System.nanoTime();
        return targets.all(models).stream().map(target -> Seat.of(target, now)).toList();
    }

    /// Forgets what speaks against a target; empty when none of these models has it.
    public Optional<Seat> reset(Collection<Model> models, String name) {
        return targets.all(models).stream()
                .filter(one -> one.name().equals(name))
                .findFirst()
                .map(target -> Seat.reset(target, System.nanoTime()));
    }

    /// No call may come after it.
    public void end() {
        probes.end();
        clients.forEach(HttpClient::close);
    }

    /// [#end] with the application, of which nobody guards attempts any more.
    public void close() throws InterruptedException {
        end();
        Shield.close();
    }
}
