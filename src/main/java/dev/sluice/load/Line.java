package dev.sluice.load;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// Who waits for room at the targets of one model: bounded, higher classes first, and within a
/// class whoever came first (reliability.md R36). Each class gets at least a tenth of the turns and
/// of the places, and no team more than its weight's share of the places. Any thread; nobody is
/// told anything under the lock.
public final class Line {

    /// One turn in ten, and one place, belongs to each class that would else wait for ever.
    private static final int ROUND = 10;

    /// Told one of these, once.
    public interface Waiter {
        void turn();

        /// It lost its place to another.
        void displaced();

        /// Nobody has a turn any more.
        void dismissed();
    }

    /// A waiter's place.
    public static final class Place {

        private final Priority priority;
        private final Guest guest;
        private final Waiter waiter;

        private Place(Priority priority, Guest guest, Waiter waiter) {
            this.priority = priority;
            this.guest = guest;
            this.waiter = waiter;
        }
    }

    private final Map<Priority, Deque<Place>> classes = new EnumMap<>(Priority.class);
    private final Map<Guest, Integer> held = new HashMap<>();
    private final int places;
    private volatile int waiting;
    private int size;
    private int turns;

    /// @param places at most so many wait
    public Line(int places) {
        this.places = places;
        for (Priority each : Priority.values()) {
            classes.put(each, new ArrayDeque<>());
        }
    }

    public int waiting() {
        return waiting;
    }

    /// Null when there is no place, and nobody who must give one up: a lower class, or a team that
    /// has more than its share.
    public @Nullable Place join(Priority priority, Guest guest, Waiter waiter) {
        Place mine = new Place(priority, guest, waiter);
        Place displaced;
        synchronized (this) {
            displaced = waiting < places ? null : loser(priority, guest);
            if (displaced != null) {
                remove(displaced);
            }
            if (waiting >= places) {
                return null;
            }
            queue(priority).addLast(mine);
            sized(mine, 1);
        }
        if (displaced != null) {
            displaced.waiter.displaced();
        }
        return mine;
    }

    /// False when the place was gone already: its waiter has been told, or is being told.
    public synchronized boolean leave(Place place) {
        return remove(place);
    }

    /// There is room for one more: whose turn it is goes. Nothing when nobody waits.
    public void next() {
        Place first = take();
        if (first != null) {
            first.waiter.turn();
        }
    }

    private synchronized @Nullable Place take() {
        if (waiting == 0) {
            return null;
        }
        turns = (turns + 1) % ROUND;
        Priority favoured =
                turns == 0 ? Priority.BATCH : turns == ROUND / 2 ? Priority.DEFAULT : null;
        if (favoured != null && !queue(favoured).isEmpty()) {
            return first(favoured);
        }
        for (Priority each : Priority.values()) {
            if (!queue(each).isEmpty()) {
                return first(each);
            }
        }
        return null;
    }

    private Place first(Priority of) {
        Place first = queue(of).removeFirst();
        sized(first, -1);
        return first;
    }

    /// Sends everybody away.
    public void dismiss() {
        List<Place> all;
        synchronized (this) {
            all = classes.values().stream().flatMap(Deque::stream).toList();
            classes.values().forEach(Deque::clear);
            all.forEach(place -> sized(place, -1));
        }
        all.forEach(place -> place.waiter.dismissed());
    }

    /// The newest of the lowest class below, or of one above when this one has less than a tenth of
    /// the places; else, for a team below its share, the newest of the lowest class that a team
    /// above its share holds, up to one's own class. A tenth is every class's own.
    private @Nullable Place loser(Priority priority, Guest guest) {
        int weights = weights(guest);
        boolean mayClaim = held(guest) < share(guest, weights);
        boolean poor = queue(priority).size() < places / ROUND;
        for (int i = Priority.values().length - 1; i >= (poor ? 0 : priority.ordinal()); i--) {
            Deque<Place> theirs = queue(Priority.values()[i]);
            boolean yields = i != priority.ordinal() && theirs.size() > places / ROUND;
            Iterator<Place> newest = theirs.descendingIterator();
            while (newest.hasNext()) {
                Place other = newest.next();
                boolean over = held(other.guest) > share(other.guest, weights);
                if (yields || mayClaim && over && i >= priority.ordinal()) {
                    return other;
                }
            }
        }
        return null;
    }

    /// Of all teams that wait, and of this one.
    private int weights(Guest guest) {
        int all = held.containsKey(guest) ? 0 : guest.weight();
        for (Guest each : held.keySet()) {
            all += each.weight();
        }
        return all;
    }

    private int share(Guest guest, int weights) {
        return places * guest.weight() / weights;
    }

    private int held(Guest guest) {
        return held.getOrDefault(guest, 0);
    }

    private boolean remove(Place place) {
        boolean found = queue(place.priority).remove(place);
        if (found) {
            sized(place, -1);
        }
        return found;
    }

    /// Under the lock; others look without it.
    private void sized(Place place, int change) {
        int now = held(place.guest) + change;
        if (now == 0) {
            held.remove(place.guest);
        } else {
            held.put(place.guest, now);
        }
        size += change;
        waiting = size;
    }

    private Deque<Place> queue(Priority of) {
        return Objects.requireNonNull(classes.get(of));
    }
}
