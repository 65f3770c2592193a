package dev.sluice.fleet;

import dev.sluice.metrics.TargetMeters.Seen;

/// A replica as its metrics show it.
record Sight(Replica replica, long start) implements Seen {

    private double known(double value) {
        return replica.said().known() ? value : Double.NaN;
    }

    @Override
    public double running() {
        return known(replica.said().reading().running());
    }

    @Override
    public double waiting() {
        return known(replica.said().reading().waiting());
    }

    @Override
    public double cache() {
        return known(replica.said().reading().cache());
    }

    @Override
    public double asleep() {
        return known(replica.said().reading().awake() ? 0 : 1);
    }

    @Override
    public double firstToken() {
        Pace pace = replica.pace();
        return pace.known() ? pace.nanos() / Replica.SECOND : Double.NaN;
    }

    @Override
    public double age() {
        Said said = replica.said();
        return (System.nanoTime() - (said.known() ? said.reading().at() : start)) / Replica.SECOND;
    }
}
