package dev.sluice.load;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.EnumMap;
import java.util.Iterator;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// Who waits for room at the targets of one model: bounded, higher classes first, and within a
/// class whoever came first (reliability.md R36). Each class gets at least a tenth of the turns,
/// and no team more than its share of the places. Any thread; nobody is told anything under the
/// lock.
public final class Line {

    /// One turn in ten belongs to each class that would else wait for ever.
    private static final int ROUND = 10;

    /// Told once: that it is its turn, or that it lost its place to another.
    public interface Waiter {
        void turn();

        void displaced();
    }

    /// A waiter's place.
    public static final class Place {

        private final Priority priority;
        private final String team;
        private final Waiter waiter;

        private Place(Priority priority, String team, Waiter waiter) {
            this.priority = priority;
            this.team = team;
            this.waiter = waiter;
        }
    }

    private final Map<Priority, Deque<Place>> classes = new EnumMap<>(Priority.class);
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
    public @Nullable Place join(Priority priority, String team, Waiter waiter) {
        Place mine = new Place(priority, team, waiter);
        Place displaced;
        synchronized (this) {
            displaced = waiting < places ? null : loser(priority, team);
            if (displaced != null) {
                remove(displaced);
            }
            if (waiting >= places) {
                return null;
            }
            queue(priority).addLast(mine);
            sized(1);
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
        sized(-1);
        return queue(of).removeFirst();
    }

    /// The newest of the lowest class below; else, for a team below its share, the newest of the
    /// lowest class that a team above its share holds, up to one's own class.
    private @Nullable Place loser(Priority priority, String team) {
        int share = places / Math.max(1, teamsWith(team));
        boolean mayClaim = held(team) < share;
        for (int i = Priority.values().length - 1; i >= priority.ordinal(); i--) {
            boolean below = i > priority.ordinal();
            Iterator<Place> newest = queue(Priority.values()[i]).descendingIterator();
            while (newest.hasNext()) {
                Place other = newest.next();
                if (below || mayClaim && held(other.team) > share) {
                    return other;
                }
            }
        }
        return null;
    }

    private int teamsWith(String team) {
        Set<String> teams =
                classes.values().stream()
                        .flatMap(Deque::stream)
                        .map(place -> place.team)
                        .collect(Collectors.toSet());
        teams.add(team);
        return teams.size();
    }

    private long held(String team) {
        return classes.values().stream()
                .flatMap(Deque::stream)
                .filter(place -> place.team.equals(team))
                .count();
    }

    private boolean remove(Place place) {
        boolean found = queue(place.priority).remove(place);
        if (found) {
            sized(-1);
        }
        return found;
    }

    /// Under the lock; others look without it.
    private void sized(int change) {
        size += change;
        waiting = size;
    }

    private Deque<Place> queue(Priority of) {
        return Objects.requireNonNull(classes.get(of));
    }
}
