package dev.sluice.health;

import dev.sluice.wire.Secret;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLongArray;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// The credentials of one provider as one target uses them: several are used in turn, and one that
/// is refused or limited rests while the others serve. Never prints a key. Any thread.
public final class Keychain {

    /// reliability.md R7: a refused key or an empty account, until an operator or 10 minutes.
    private static final long REFUSED = TimeUnit.MINUTES.toNanos(10);

    private static final long NEVER = Long.MIN_VALUE;

    private volatile List<Secret> keys;
    private volatile @Nullable Keychain before;
    private final AtomicLongArray refused;
    private final AtomicLongArray limited;
    private final List<Rests> rests;
    private final AtomicInteger turn = new AtomicInteger();

    public Keychain(List<Secret> keys) {
        this(keys, null);
    }

    /// @param before that of the configuration before, whose calls may still be on their way
    private Keychain(List<Secret> keys, @Nullable Keychain before) {
        this.before = before;
        this.keys = List.copyOf(keys);
        this.refused = new AtomicLongArray(keys.size());
        this.limited = new AtomicLongArray(keys.size());
        this.rests = Stream.generate(Rests::new).limit(keys.size()).toList();
        free();
    }

    /// The one of these keys; null when they are new. Within one configuration the very same list;
    /// an equal one of a later configuration is held from then on, so that the next call compares
    /// no key.
    @SuppressWarnings("ReferenceEquality")
    public @Nullable Keychain of(List<Secret> these) {
        List<Secret> held = keys;
        if (!held.equals(these)) {
            Keychain old = before;
            return old == null ? null : old.of(these);
        }
        if (held != these) {
            keys = these;
        }
        return this;
    }

    /// The next one, of other keys: it knows this one, and this one none before it any more.
    public Keychain then(List<Secret> fresh) {
        before = null;
        return new Keychain(fresh, this);
    }

    /// Whether there is a choice. Without one nothing else here is asked.
    public boolean several() {
        return keys.size() > 1;
    }

    public int size() {
        return keys.size();
    }

    /// The next that does not rest, else the one that rests least.
    public int pick(long now) {
        int first = Math.floorMod(turn.getAndIncrement(), keys.size());
        int best = first;
        for (int i = 0; i < keys.size(); i++) {
            int key = (first + i) % keys.size();
            if (now >= until(key)) {
                return key;
            }
            best = until(key) < until(best) ? key : best;
        }
        return best;
    }

    private long until(int key) {
        return Math.max(refused.get(key), limited.get(key));
    }

    public Secret key(int number) {
        return keys.get(number);
    }

    public void refused(int number, long now) {
        refused.set(number, now + REFUSED);
    }

    /// A 429. Those of calls that were under way make a rest no longer, but for their hint, and no
    /// hint makes one shorter.
    ///
    /// @param hintNanos 0 when there was none
    public void limited(int number, long hintNanos, long now) {
        if (hintNanos > 0 || now >= limited.get(number)) {
            long until = now + rests.get(number).nanos(hintNanos);
            limited.accumulateAndGet(number, until, Math::max);
        }
    }

    public void succeeded(int number) {
        rests.get(number).over();
    }

    /// Nanoseconds until one may be used; 0 when one may be now.
    public long untilOneIsFree(long now) {
        long soonest = Long.MAX_VALUE;
        for (int i = 0; i < keys.size(); i++) {
            soonest = Math.min(soonest, until(i));
        }
        return soonest <= now ? 0 : soonest - now;
    }

    /// Whether none is left that was not refused.
    public boolean locked(long now) {
        boolean locked = true;
        for (int i = 0; i < keys.size(); i++) {
            locked &= now < refused.get(i);
        }
        return locked;
    }

    public int resting(long now) {
        int resting = 0;
        for (int i = 0; i < keys.size(); i++) {
            resting += now < until(i) ? 1 : 0;
        }
        return resting;
    }

    /// An operator says they are all well.
    public void free() {
        for (int i = 0; i < keys.size(); i++) {
            refused.set(i, NEVER);
            limited.set(i, NEVER);
            rests.get(i).over();
        }
    }
}
