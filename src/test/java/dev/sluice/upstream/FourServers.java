package dev.sluice.upstream;

import dev.sluice.catalog.Balancing;
import dev.sluice.catalog.Model;
import dev.sluice.catalog.Provider.Balance;
import dev.sluice.fleet.Fleets;
import dev.sluice.kit.FakeVllm;
import dev.sluice.kit.Models;
import io.vertx.core.Vertx;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;

/// Four servers that say what vLLM says, and callers of a model on them.
final class FourServers implements AutoCloseable {

    private static final AtomicInteger FRESH = new AtomicInteger();

    final List<FakeVllm> all = new ArrayList<>();
    private final Fleets fleets;
    private final Streams streams;

    FourServers(Vertx vertx, Upstreams upstreams, Fleets fleets) {
        this.fleets = fleets;
        this.streams = new Streams(vertx, upstreams);
        for (int i = 0; i < 4; i++) {
            all.add(FakeVllm.start());
        }
    }

    FakeVllm get(int index) {
        return all.get(index);
    }

    /// A model that no other test uses, on servers which are asked from now on.
    Model model(Balance by) throws TimeoutException {
        String name = "fleet-" + FRESH.incrementAndGet();
        Model model =
                Models.named(name)
                        .provider(name)
                        .engine("vllm")
                        .at(all.stream().map(FakeVllm::base).toList())
                        .balancing(new Balancing(by, List.of(), 0, 250))
                        .model();
        fleets.keep(List.of(model.provider()));
        told();
        return model;
    }

    /// Each has been asked twice: the first answer is known.
    void told() throws TimeoutException {
        for (FakeVllm one : all) {
            int before = one.asked();
            await(() -> one.asked() >= before + 2);
        }
    }

    static void await(BooleanSupplier claim) throws TimeoutException {
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(20);
        while (!claim.getAsBoolean()) {
            if (System.nanoTime() > end) {
                throw new TimeoutException("not within 20 s");
            }
            LockSupport.parkNanos(1_000_000);
        }
    }

    static String chat(String text) {
        return "{\"model\":\"m\",\"stream\":true,\"messages\":[{\"role\":\"user\",\"content\":\""
                + text
                + "\"}]}";
    }

    Streams.Stream open(Model model, String json) {
        return streams.open(model, json);
    }

    /// How one question ended.
    String ask(Model model, String text) throws Exception {
        return streams.open(model, chat(text)).ended.get(20, TimeUnit.SECONDS);
    }

    /// Whether it was this server that a stream was sent to last.
    boolean isAt(Streams.Stream stream, int server) {
        return stream.target.endsWith(all.get(server).base().getAuthority());
    }

    /// Ends what it serves, and is asked no more.
    @Override
    public void close() {
        fleets.keep(List.of());
        all.forEach(FakeVllm::close);
    }
}
