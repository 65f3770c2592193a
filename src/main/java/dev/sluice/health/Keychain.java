package dev.sluice.health;

import dev.sluice.wire.Secret;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// The credentials of one provider as one target uses them: several are used in turn, and one that
/// is refused or limited rests while the others serve. Never prints a key. Any thread.
public final class Keychain {

    private volatile List<Secret> keys;
    private volatile @Nullable Keychain before;
    private final List<KeyRest> rests;
    private final AtomicInteger turn = new AtomicInteger();

    public Keychain(List<Secret> keys) {
        this(keys, null);
    }

    /// @param before that of the configuration before, whose calls may still be on their way
    private Keychain(List<Secret> keys, @Nullable Keychain before) {
        this.before = before;
        this.keys = List.copyOf(keys);
        this.rests = Stream.generate(KeyRest::new).limit(keys.size()).toList();
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
        return rests.get(key).until();
    }

    public Secret key(int number) {
        return keys.get(number);
    }

    public void refused(int number, long now) {
        rests.get(number).refused(now);
    }

    /// A 429.
    ///
    /// @param hintNanos 0 when there was none
    public void limited(int number, long hintNanos, long now) {
        rests.get(number).limited(hintNanos, now);
    }

    public void succeeded(int number) {
        rests.get(number).succeeded();
    }

    /// Nanoseconds until one may be used; 0 when one may be now.
    public long untilOneIsFree(long now) {
        long soonest = rests.stream().mapToLong(KeyRest::until).min().orElse(Long.MAX_VALUE);
        return soonest <= now ? 0 : soonest - now;
    }

    /// Whether none is left that was not refused.
    public boolean locked(long now) {
        return rests.stream().allMatch(rest -> rest.locked(now));
    }

    public int resting(long now) {
        return (int) rests.stream().filter(rest -> now < rest.until()).count();
    }

    /// An operator says they are all well.
    public void free() {
        rests.forEach(KeyRest::free);
    }
}
