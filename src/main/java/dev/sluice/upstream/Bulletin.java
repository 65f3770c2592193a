package dev.sluice.upstream;

import dev.sluice.health.Listener;
import dev.sluice.health.Reason;
import java.util.concurrent.TimeUnit;
import org.jboss.logging.Logger;

/// Tells metrics and log how a target moves in and out of rotation.
record Bulletin(Target target) implements Listener {

    private static final Logger LOG = Logger.getLogger(Upstreams.class);

    @Override
    public void left(Reason why, long nanos) {
        target.shield().renew();
        target.meters().ejected(why.word);
        target.meters().breaker(2);
        target.meters().up(false);
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
        target.meters().breaker(1);
    }

    @Override
    public void returned() {
        LOG.infof("target %s is back in rotation and eased in", target.name());
        restored();
    }

    @Override
    public void restored() {
        target.meters().breaker(0);
        target.meters().up(true);
    }
}
