package dev.sluice.house;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaCodeUnitAccess;
import com.tngtech.archunit.core.domain.JavaConstructorCall;
import com.tngtech.archunit.core.domain.JavaMethodCall;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ConcurrentLinkedDeque;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executor;
import java.util.concurrent.Executors;
import java.util.concurrent.TransferQueue;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/// No queue without a bound: what waits in one is memory, and an answer that nobody waits for any
/// more (reliability.md R36, R39).
class BoundsTest {

    /// Made without a bound, and why that is none of a caller's doing.
    private static final Map<String, String> REASONED =
            Map.of(
                    "dev.sluice.cli.Rehearsal", "the build's own traffic, of a known number",
                    "dev.sluice.cli.CannedUpstream", "answers the rehearsal",
                    "dev.sluice.complexity.EmbeddingSignal", "its queue is given a capacity",
                    "dev.sluice.fleet.Look", "one look at a time at each replica",
                    "dev.sluice.cli.DemoTraffic", "a verb's own traffic, at the rate it was told",
                    "dev.sluice.dialect.LangChain4jOnnx", "its queue is given a capacity",
                    "dev.sluice.dialect.LangChain4jVertex", "a thread for each call let in");

    private static Stream<String> madeBy(Set<? extends JavaCodeUnitAccess<?>> calls) {
        return calls.stream().map(call -> outermost(call.getOriginOwner().getName()));
    }

    private static String outermost(String name) {
        int inner = name.indexOf('$');
        return inner < 0 ? name : name.substring(0, inner);
    }

    private static boolean queues(JavaConstructorCall call) {
        var type = call.getTargetOwner();
        boolean unbounded =
                type.isAssignableTo(ConcurrentLinkedQueue.class)
                        || type.isAssignableTo(ConcurrentLinkedDeque.class)
                        || type.isAssignableTo(TransferQueue.class);
        boolean withoutCapacity =
                type.isAssignableTo(BlockingQueue.class)
                        && call.getTarget().getRawParameterTypes().stream()
                                .noneMatch(parameter -> parameter.getName().equals("int"));
        return unbounded || withoutCapacity || executes(call);
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
                        .filter(type -> calls(type, "io.vertx.core.http.PoolOptions", "<init>"))
                        .map(type -> type.getName())
                        .collect(Collectors.toSet());
        Set<String> silent =
                Rooms.CLASSES.stream()
                        .filter(type -> pools.contains(type.getName()))
                        .filter(type ->
                                !calls(
                                        type,
                                        "io.vertx.core.http.PoolOptions",
                                        "setMaxWaitQueueSize"))
                        .map(type -> type.getName())
                        .collect(Collectors.toSet());
        // Then
        assertTrue(!pools.isEmpty() && silent.isEmpty(), pools + " of which silent: " + silent);
    }

    private static boolean calls(JavaClass type, String owner, String name) {
        return type.getCodeUnitCallsFromSelf().stream()
                .anyMatch(call ->
                        call.getTargetOwner().getName().equals(owner)
                                && call.getTarget().getName().equals(name));
    }
}
