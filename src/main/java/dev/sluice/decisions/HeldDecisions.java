package dev.sluice.decisions;

import dev.sluice.decisions.DecisionRecord.After;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.IntPredicate;
import org.jspecify.annotations.Nullable;

/// The newest records in memory, bounded by their number and by bytes, whichever is reached first.
///
/// They lie packed in one array that is made at start: thousands of small objects that live for
/// minutes would be copied by each collection of the young generation, and the garbage collector
/// would charge every call for them.
final class HeldDecisions implements DecisionStore {

    private final byte[] bytes;
    private final Index index;
    private final long[] starts;
    private final int[] lengths;
    private final After[] afters;
    private final Packed.Writer writer = new Packed.Writer();

    // Record number n stands at n modulo the capacity; bytes count on for ever, and lie at their
    // number modulo the size.
    private long oldest;
    private long next;
    private long end;

    /// @param most records, at least 1
    /// @param size bytes for all of them, at least 64 KB
    HeldDecisions(int most, int size) {
        bytes = new byte[size];
        index = new Index(most);
        starts = new long[most];
        lengths = new int[most];
        afters = new After[most];
        Arrays.fill(afters, After.NOTHING);
    }

    @Override
    public void add(List<DecisionRecord> records) {
        for (DecisionRecord record : records) {
            int length = writer.write(record);
            // A prompt that fills a quarter of the memory would push everything else out.
            if (length > bytes.length / 4) {
                length = writer.write(record.with(DecisionRecord.Seen.NOTHING));
            }
            put(record, length);
        }
    }

    private void put(DecisionRecord record, int length) {
        int place = (int) (end % bytes.length);
        if (place + length > bytes.length) {
            end += bytes.length - place;
        }
        while (oldest < next
                && (next - oldest == starts.length
                        || starts[slot(oldest)] < end + length - bytes.length)) {
            index.remove(slot(oldest++));
        }
        System.arraycopy(writer.bytes(), 0, bytes, (int) (end % bytes.length), length);
        int slot = slot(next++);
        index.add(slot, record.id());
        starts[slot] = end;
        lengths[slot] = length;
        afters[slot] = record.after();
        end += length;
    }

    @Override
    public void learned(String id, After after) {
        long number = number(id);
        if (number >= 0) {
            afters[slot(number)] = after;
        }
    }

    @Override
    public Optional<After> learned(String id) {
        long number = number(id);
        return number < 0 ? Optional.empty() : Optional.of(afters[slot(number)]);
    }

    @Override
    public Optional<DecisionRecord> find(String id) {
        long number = number(id);
        return number < 0 ? Optional.empty() : Optional.of(read(number));
    }

    @Override
    public List<DecisionRecord> newest(@Nullable String after, int most) {
        List<DecisionRecord> page = new ArrayList<>();
        long from = after == null ? next : number(after);
        for (long n = from - 1; n >= oldest && page.size() < most; n--) {
            page.add(read(n));
        }
        return page;
    }

    @Override
    public int held() {
        return (int) (next - oldest);
    }

    private int slot(long number) {
        return (int) (number % starts.length);
    }

    /// -1 when it is not held.
    private long number(String id) {
        int slot = index.find(id, place -> Packed.id(bytes, start(place)).equals(id));
        return slot < 0 ? -1 : oldest + Math.floorMod(slot - oldest, starts.length);
    }

    private DecisionRecord read(long number) {
        int slot = slot(number);
        return Packed.read(bytes, start(slot), lengths[slot]).with(afters[slot]);
    }

    private int start(int slot) {
        return (int) (starts[slot] % bytes.length);
    }

    /// Finds places by the id of what lies there: chains of places in arrays made at start, since
    /// an object per entry would outlive the young generation, and the garbage collector would
    /// charge every call for it. One thread.
    private static final class Index {

        private static final int NONE = -1;

        private final int[] first;
        private final int[] next;
        private final int[] hashes;

        /// @param places from 0; each holds one id at most
        Index(int places) {
            first = new int[Integer.highestOneBit(places) << 1];
            Arrays.fill(first, NONE);
            next = new int[places];
            hashes = new int[places];
        }

        /// The place must be free.
        void add(int place, String id) {
            int hash = id.hashCode();
            hashes[place] = hash;
            next[place] = first[chain(hash)];
            first[chain(hash)] = place;
        }

        /// Frees a place that is taken.
        void remove(int place) {
            int chain = chain(hashes[place]);
            if (first[chain] == place) {
                first[chain] = next[place];
                return;
            }
            int before = first[chain];
            while (next[before] != place) {
                before = next[before];
            }
            next[before] = next[place];
        }

        /// -1 when there is none.
        ///
        /// @param is whether the id lies at a place
        int find(String id, IntPredicate is) {
            int hash = id.hashCode();
            int place = first[chain(hash)];
            while (place != NONE && !(hashes[place] == hash && is.test(place))) {
                place = next[place];
            }
            return place;
        }

        /// Of the high bits too: few low ones differ between ids that were made one after another.
        private int chain(int hash) {
            return (hash ^ hash >>> 16) & first.length - 1;
        }
    }
}
