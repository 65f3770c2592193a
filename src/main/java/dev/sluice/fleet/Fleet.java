package dev.sluice.fleet;

import dev.sluice.catalog.Provider;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;

/// The replicas of one provider. A replica outlives a change of the list that keeps its address,
/// and with it what is known of it.
public final class Fleet {

    /// Who belongs to a fleet at one moment; another one when somebody comes or goes.
    public record Roll(List<Replica> members) {

        public Roll {
            members = List.copyOf(members);
        }
    }

    private final Provider provider;
    private volatile Roll roll;

    Fleet(Provider provider, List<Replica> known) {
        this.provider = provider;
        List<Replica> members = new ArrayList<>();
        for (int i = 0; i < provider.addresses().size(); i++) {
            URI address = provider.addresses().get(i);
            members.add(kept(known, address, provider.balancing().capacity(i)));
        }
        this.roll = new Roll(members);
    }

    private static Replica kept(List<Replica> known, URI address, double capacity) {
        for (Replica one : known) {
            if (one.address().equals(address) && one.capacity() == capacity) {
                return one;
            }
        }
        return new Replica(address, capacity);
    }

    Provider provider() {
        return provider;
    }

    public Roll roll() {
        return roll;
    }

    /// Takes these addresses for the fleet's; a newcomer begins with a small share, but for the
    /// first time, when everybody is new.
    void found(List<URI> addresses, boolean first, long now) {
        List<Replica> known = roll.members();
        List<Replica> members = new ArrayList<>();
        for (URI address : addresses) {
            Replica one = kept(known, address, 1);
            if (!first && !known.contains(one)) {
                one.presence().eased(now);
            }
            members.add(one);
        }
        if (!members.equals(known)) {
            roll = new Roll(members);
        }
    }

    /// Seconds until a request sent now would speak, at the replica that would be the first to; NaN
    /// when none says what it does.
    double firstToken(long now) {
        double least = Double.NaN;
        for (Replica one : roll.members()) {
            double seconds = one.predicted(now);
            boolean counts =
                    !one.asleep(now) && !one.presence().resting(now) && !Double.isNaN(seconds);
            if (counts && !(seconds >= least)) {
                least = seconds;
            }
        }
        return least;
    }
}
