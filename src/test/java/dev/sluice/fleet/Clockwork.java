package dev.sluice.fleet;

import dev.sluice.catalog.Balancing;
import dev.sluice.catalog.Provider.Balance;
import dev.sluice.kit.Models;
import java.io.IOException;
import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;

/// A fleet on a clock that the test turns. Its servers and its name answer what the test said
/// before, in that order.
final class Clockwork {

    private static final Balancing BY_NAME =
            new Balancing(Balance.LEAST_LOAD, List.of(), 5_000, 500);

    private final Deque<Object> answers = new ArrayDeque<>();
    private final Deque<Object> addresses = new ArrayDeque<>();
    private Executor aside = Runnable::run;
    private final Fleet fleet;
    private final Rounds rounds;
    private long now = TimeUnit.SECONDS.toNanos(1);

    private Clockwork(Models model) {
        fleet = new Fleet(model.model().provider(), List.of());
        rounds =
                new Rounds(
                        fleet,
                        _ -> look(),
                        new Resolver(fleet, this::names, asking -> aside.execute(asking)),
                        this::now);
    }

    /// One vLLM server.
    static Clockwork vllm() {
        return new Clockwork(
                Models.named("m").engine("vllm").at(List.of(URI.create("http://a:1/v1"))));
    }

    /// Whatever stands behind the name `gpu`.
    static Clockwork gpu() {
        return new Clockwork(gpu(BY_NAME));
    }

    private static Models gpu(Balancing balancing) {
        return Models.named("m").at(List.of(URI.create("http://gpu:1/v1"))).balancing(balancing);
    }

    /// The name will stand for these.
    Clockwork found(String... all) {
        addresses.add(all);
        return this;
    }

    /// The name server takes questions and does not answer.
    Clockwork silent(List<Runnable> questions) {
        aside = questions::add;
        return this;
    }

    /// Nobody will know the name.
    Clockwork lost() {
        addresses.add("unknown");
        return this;
    }

    private byte[] look() throws IOException {
        return switch (answers.remove()) {
            case byte[] text -> text;
            case IOException failure -> throw failure;
            case Object other -> throw new IllegalStateException("no answer: " + other);
        };
    }

    private InetAddress[] names(String host) throws UnknownHostException {
        if (addresses.remove() instanceof String[] found) {
            InetAddress[] all = new InetAddress[found.length];
            for (int i = 0; i < found.length; i++) {
                all[i] = InetAddress.getByName(found[i]);
            }
            return all;
        }
        throw new UnknownHostException(host);
    }

    /// The same provider, as another configuration balances it.
    Fleet after(Balancing balancing) {
        return Fleet.after(fleet, gpu(balancing).model().provider());
    }

    long now() {
        return now;
    }

    void pass(int seconds) {
        now += TimeUnit.SECONDS.toNanos(seconds);
    }

    void round() {
        rounds.round();
    }

    Replica only() {
        return fleet.roll().members().getFirst();
    }

    Replica last() {
        return fleet.roll().members().getLast();
    }

    /// The server, once it was asked and said so.
    Replica asked(Object answer) {
        answers.add(answer);
        rounds.ask(only());
        return only();
    }

    String members() {
        return fleet.roll().members().stream().map(Replica::address).toList().toString();
    }
}
