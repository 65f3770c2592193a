package dev.sluice.metrics;

import dev.sluice.metrics.Register.Held;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Timer;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/// What is counted where there is more to do than can be done. Any thread.
public final class Strain {

    /// Counts of retries from 2 to 99.
    private static final Pattern MORE = Pattern.compile("[2-9]|[1-9][0-9]");

    private static final List<String> PRIORITIES = List.of("interactive", "default", "batch");

    private final Map<String, LongAdder> depths;
    private final Map<String, Timer> waits;
    private final Held<Shed, Counter> sheds;
    private final Counter stalls;
    private final Held<String, Counter> nobodys;
    private final Counter first;
    private final Counter second;
    private final Counter further;

    Strain(Register register) {
        depths = each(_ -> new LongAdder());
        waits = each(priority -> register.timer(Family.QUEUE_WAIT, priority));
        depths.forEach((priority, depth) ->
                register.gauge(Family.QUEUE_DEPTH, depth, LongAdder::sum, priority));
        sheds = new Held<>(shed -> register.counter(Family.SHED, shed.reason, shed.priority));
        for (String priority : PRIORITIES) {
            sheds.of(new Shed("queue_full", priority));
            sheds.of(new Shed("queue_timeout", priority));
            sheds.of(new Shed("target_full", priority));
            sheds.of(new Shed("answers", priority));
        }
        sheds.of(new Shed("bodies", "none"));
        sheds.of(new Shed("memory", "none"));
        sheds.of(new Shed("descriptors", "none"));
        stalls = register.counter(Family.STALLS);
        nobodys = new Held<>(kind -> register.counter(Family.TIMEOUTS, "none", kind));
        first = register.counter(Family.CLIENT_TRIES, "0");
        second = register.counter(Family.CLIENT_TRIES, "1");
        further = register.counter(Family.CLIENT_TRIES, "2+");
    }

    /// A call came from a client that counts how often it has tried it before.
    ///
    /// @param retry that count, in digits; what is none is not counted
    public void tried(String retry) {
        if (retry.equals("0")) {
            first.increment();
        } else if (retry.equals("1")) {
            second.increment();
        } else if (MORE.matcher(retry).matches()) {
            further.increment();
        }
    }

    private record Shed(String reason, String priority) {}

    private static <T> Map<String, T> each(Function<String, T> made) {
        return PRIORITIES.stream().collect(Collectors.toUnmodifiableMap(name -> name, made));
    }

    /// @param change 1 when a call begins to wait, -1 when it ends
    public void waits(String priority, int change) {
        Objects.requireNonNull(depths.get(priority)).add(change);
    }

    public void waited(String priority, long nanos) {
        Objects.requireNonNull(waits.get(priority)).record(nanos, TimeUnit.NANOSECONDS);
    }

    /// `reason` is queue_full, queue_timeout, target_full, answers, bodies, memory or descriptors;
    /// `priority` `none` for a call that was refused before it was read.
    public void shed(String reason, String priority) {
        sheds.of(new Shed(reason, priority)).increment();
    }

    /// A caller did not read what was said to it: an answer that was settled, of no target any
    /// more.
    public void unread() {
        nobodys.of("write_stall").increment();
    }

    /// A caller's own deadline came while it waited for room, where no target has it yet.
    public void late() {
        nobodys.of("deadline").increment();
    }

    /// An event loop did nothing for longer than any task may take.
    public void stalled() {
        stalls.increment();
    }
}
