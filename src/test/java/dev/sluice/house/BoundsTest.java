package dev.sluice.house;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaCodeUnitAccess;
import com.tngtech.archunit.core.domain.JavaConstructorCall;
import com.tngtech.archunit.core.domain.JavaMethodCall;
import java.util.Map;
import java.util.Queue;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.Executor;
import java.util.concurrent.Executors;
import java.util.concurrent.PriorityBlockingQueue;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/// No queue without a bound: what waits in one is memory, and an answer that nobody waits for any
/// more (reliability.md R36, R39).
class BoundsTest {

    /// Made without a bound, and why that is none of a caller's doing.
    private static final Map<String, String> REASONED =
            Map.ofEntries(
                    Map.entry(
                            "dev.sluice.rehearsal.Rehearsal",
                            "the gateway's own traffic, of a known number"),
                    Map.entry(
                            "dev.sluice.complexity.EmbeddingSignal",
                            "its queue is given a capacity"),
                    Map.entry("dev.sluice.fleet.Look", "one look at a time at each replica"),
                    Map.entry(
                            "dev.sluice.cli.DemoTraffic",
                            "a verb's own traffic, at the rate it was told"),
                    Map.entry(
                            "dev.sluice.dialect.LangChain4jOnnx", "its queue is given a capacity"),
                    Map.entry(
                            "dev.sluice.dialect.LangChain4jVertex",
                            "a thread for each call let in"),
                    Map.entry(
                            "dev.sluice.load.Line",
                            "Terms.queue: whoever finds no place is refused"),
                    Map.entry(
                            "dev.sluice.wire.Ahead",
                            "what one turn has read: its connection is not read meanwhile"),
                    Map.entry("dev.sluice.decisions.Usual", "the latest windows of a route"),
                    Map.entry("dev.sluice.training.Descent", "the last few steps of a fit"),
                    Map.entry(
                            "dev.sluice.upstream.Lineup",
                            "one call's own steps, of a known number"));

    private static final String POOL = "io.vertx.core.http.PoolOptions";

    private static Stream<String> madeBy(Set<? extends JavaCodeUnitAccess<?>> calls) {
        return calls.stream().map(call -> outermost(call.getOriginOwner().getName()));
    }

    private static String outermost(String name) {
        int inner = name.indexOf('$');
        return inner < 0 ? name : name.substring(0, inner);
    }

    private static boolean queues(JavaConstructorCall call) {
        var type = call.getTargetOwner();
        boolean queue =
                type.isAssignableTo(Queue.class) && type.getPackageName().startsWith("java.");
        return queue && !capped(call) || executes(call);
    }

    /// What an ArrayDeque or a PriorityQueue is given is where it begins, not where it ends.
    private static boolean capped(JavaConstructorCall call) {
        var type = call.getTargetOwner();
        return type.isAssignableTo(BlockingQueue.class)
                && !type.isAssignableTo(PriorityBlockingQueue.class)
                && call.getTarget().getRawParameterTypes().stream()
                        .anyMatch(parameter -> parameter.getName().equals("int"));
    }

    /// An executor has a queue of its own, or makes threads without end.
    private static boolean executes(JavaConstructorCall call) {
        return call.getTargetOwner().isAssignableTo(Executor.class)
                && call.getTargetOwner().getName().startsWith("java.");
    }

    private static boolean executes(JavaMethodCall call) {
        return call.getTargetOwner().isEquivalentTo(Executors.class);
    }

    private static Set<String> makers() {
        Stream<String> made =
                Rooms.CLASSES.stream()
                        .flatMap(type ->
                                madeBy(
                                        type.getConstructorCallsFromSelf().stream()
                                                .filter(BoundsTest::queues)
                                                .collect(Collectors.toSet())));
        Stream<String> factories =
                Rooms.CLASSES.stream()
                        .flatMap(type ->
                                madeBy(
                                        type.getMethodCallsFromSelf().stream()
                                                .filter(BoundsTest::executes)
                                                .collect(Collectors.toSet())));
        return Stream.concat(made, factories).collect(Collectors.toCollection(TreeSet::new));
    }

    @Test
    void noQueueIsWithoutABoundButForAReason() {
        // When
        Set<String> makers = makers();
        makers.removeAll(REASONED.keySet());
        // Then
        assertEquals(Set.of(), makers);
    }

    @Test
    void everyReasonIsStillNeeded() {
        // When
        Set<String> unneeded = new TreeSet<>(REASONED.keySet());
        unneeded.removeAll(makers());
        // Then
        assertEquals(Set.of(), unneeded);
    }

    /// Vert.x gives a pool an endless line of those who wait for a connection.
    @Test
    void everyConnectionPoolSaysHowManyMayWait() {
        // When
        Set<String> pools =
                Rooms.CLASSES.stream()
                        .filter(type -> calls(type, POOL, "<init>"))
                        .map(type -> type.getName())
                        .collect(Collectors.toSet());
        Set<String> silent =
                Rooms.CLASSES.stream()
                        .filter(type -> pools.contains(type.getName()))
                        .filter(type -> !calls(type, POOL, "setMaxWaitQueueSize"))
                        .map(type -> type.getName())
                        .collect(Collectors.toSet());
        // Then
        assertTrue(!pools.isEmpty() && silent.isEmpty(), pools + " of which silent: " + silent);
    }

    /// A client that is given no pool has Vert.x' own.
    @Test
    void everyHttpClientIsGivenItsPool() {
        // When
        Set<String> poolless =
                Rooms.CLASSES.stream()
                        .filter(type -> clients(type) > pooled(type))
                        .map(type -> type.getName())
                        .collect(Collectors.toSet());
        // Then
        assertEquals(Set.of(), poolless);
    }

    private static long clients(JavaClass type) {
        return vertx(type, "createHttpClient").count() + vertx(type, "httpClientBuilder").count();
    }

    private static long pooled(JavaClass type) {
        long given =
                vertx(type, "createHttpClient")
                        .filter(call ->
                                call.getTarget().getRawParameterTypes().stream()
                                        .anyMatch(parameter -> parameter.getName().equals(POOL)))
                        .count();
        boolean with =
                calls(type, "io.vertx.core.http.HttpClientBuilder", "with")
                        && calls(type, POOL, "<init>");
        return given + (with ? vertx(type, "httpClientBuilder").count() : 0);
    }

    private static Stream<JavaMethodCall> vertx(JavaClass type, String name) {
        return type.getMethodCallsFromSelf().stream()
                .filter(call -> call.getTargetOwner().getName().equals("io.vertx.core.Vertx"))
                .filter(call -> call.getTarget().getName().equals(name));
    }

    private static boolean calls(JavaClass type, String owner, String name) {
        return type.getCodeUnitCallsFromSelf().stream()
                .anyMatch(call ->
                        call.getTargetOwner().getName().equals(owner)
                                && call.getTarget().getName().equals(name));
    }
}
