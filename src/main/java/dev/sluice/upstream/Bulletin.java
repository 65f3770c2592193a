package dev.sluice.upstream;

import dev.sluice.fault.Cause;
import dev.sluice.fault.Fault;
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
                target.name(), TimeUnit.NANOSECONDS.toMillis(nanos), told(why));
    }

    /// With what the last attempt that failed before it spoke met: its number of failures tells
    /// nobody whether it is down, unknown to DNS, or shows a certificate of last year.
    private String told(Reason why) {
        boolean attempts = why == Reason.CONSECUTIVE || why == Reason.RATE;
        return attempts && target.shield().last() instanceof Fault.Raised last
                ? why.word + "; " + words(last.fault())
                : why.word;
    }

    /// As callers hear it, without advice to them; nothing that an upstream may have written.
    private static String words(Fault fault) {
        return fault.cause() == Cause.PROTOCOL
                ? fault.word()
                : fault.told().message().replaceFirst("; (try|ask) .*", "");
    }

    /// Said when it begins: calls that were under way are told to wait too.
    static void rests(Target target, long millis) {
        LOG.warnf("target %s rests for %d ms: rate_limited", target.name(), millis);
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
