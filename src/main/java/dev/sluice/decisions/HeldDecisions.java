package dev.sluice.decisions;

import dev.sluice.decisions.DecisionRecord.After;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// The newest records in memory, bounded by their number and by bytes, whichever is reached first.
///
/// They lie packed in one array that is made at start: thousands of small objects that live for
/// minutes would be copied by each collection of the young generation, and the garbage collector
/// would charge every call for them.
final class HeldDecisions implements DecisionStore {

    private final byte[] bytes;
    private final String[] ids;
    private final Map<String, Long> numbers = new HashMap<>();
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
        ids = new String[most];
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
                && (next - oldest == ids.length
                        || starts[slot(oldest)] < end + length - bytes.length)) {
            numbers.remove(ids[slot(oldest++)]);
        }
        System.arraycopy(writer.bytes(), 0, bytes, (int) (end % bytes.length), length);
        numbers.put(record.id(), next);
        int slot = slot(next++);
        ids[slot] = record.id();
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
        return (int) (number % ids.length);
    }

    /// -1 when it is not held.
    private long number(String id) {
        return numbers.getOrDefault(id, -1L);
    }

    private DecisionRecord read(long number) {
        int slot = slot(number);
        return Packed.read(bytes, (int) (starts[slot] % bytes.length), lengths[slot])
                .with(afters[slot]);
    }
}
