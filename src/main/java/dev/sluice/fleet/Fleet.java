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

    private volatile Provider provider;
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

    /// The fleet of a provider that has changed. Who was found by a name stays while the name does:
    /// nobody is forgotten for a new pace of asking.
    static Fleet after(Fleet before, Provider provider) {
        List<Replica> known = before.roll.members();
        Fleet fleet = new Fleet(provider, known);
        if (provider.balancing().resolveMillis() > 0
                && provider.addresses().equals(before.provider.addresses())) {
            fleet.roll = before.roll;
        }
        return fleet;
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

    /// Whether it is this provider's, as another configuration may have it too; from then on its
    /// lists are the ones held, so that the next look compares no address.
    @SuppressWarnings("ReferenceEquality")
    boolean is(Provider other) {
        Provider held = provider;
        if (held == other) {
            return true;
        }
        boolean same =
                held.addresses().equals(other.addresses())
                        && held.balancing().equals(other.balancing())
                        && held.engine().equals(other.engine());
        if (same && held.addresses() != other.addresses()) {
            provider = other;
        }
        return same;
    }

    /// Whether nobody was found by its name yet.
    boolean bare() {
        return roll.members().stream()
                .anyMatch(one -> one.address().equals(provider.addresses().getFirst()));
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
}
