package dev.sluice.upstream;

import dev.sluice.health.Listener;
import dev.sluice.health.Reason;
import java.util.concurrent.TimeUnit;
import org.jboss.logging.Logger;

/// Tells metrics and log how a target moves in and out of rotation. The gauges are its name's: from
/// the moment that another target has the name (a reload gave its model another upstream), they are
/// that one's. Any thread.
final class Bulletin implements Listener {

    private static final Logger LOG = Logger.getLogger(Upstreams.class);

    private final Target target;
    private boolean replaced;

    Bulletin(Target target) {
        this.target = target;
    }

    /// Its last word is that nothing is held against who bears the name now.
    synchronized void replaced() {
        shows(0, true);
        replaced = true;
    }

    private synchronized void shows(int breaker, boolean up) {
        if (!replaced) {
            target.meters().breaker(breaker);
            target.meters().up(up);
        }
    }

    @Override
    public void left(Reason why, long nanos) {
        target.shield().renew();
        target.meters().ejected(why.word);
        shows(2, false);
        LOG.warnf(
                "target %s left rotation for %d ms: %s",
                target.name(), TimeUnit.NANOSECONDS.toMillis(nanos), why.word);
    }

    /// By its number: the log never has the key.
    static void keyRests(Target target, int key, int of, String why) {
        LOG.warnf("target %s: key %d of %d rests (%s)", target.name(), key + 1, of, why);
    }

    @Override
    public void tried() {
        shows(1, false);
    }

    @Override
    public void returned() {
        LOG.infof("target %s is back in rotation and eased in", target.name());
        restored();
    }

    @Override
    public void restored() {
        shows(0, true);
    }
}
