package dev.sluice.upstream;

import dev.sluice.dialect.Complaint;
import dev.sluice.dialect.Dialect;
import dev.sluice.dialect.Unpacking;
import dev.sluice.ledger.Stop;
import dev.sluice.ledger.Usage;
import io.vertx.core.buffer.Buffer;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/// A transcript whose bugs end one call, at once: one that escaped would leave the caller waiting
/// for a clock. Log lines name the dialect, never what was read. What came packed is unpacked.
final class Careful implements Dialect.Transcript {

    private static final Logger LOG = Logger.getLogger(Upstreams.class);

    private final Dialect.Transcript careless;
    private @Nullable Complaint bug;
    private @Nullable Unpacking packed;

    Careful(Dialect.Transcript careless) {
        this.careless = careless;
    }

    /// What `content-encoding` says of the body that is about to be read.
    void encoded(@Nullable String encoding) {
        packed = encoding == null || !Unpacking.isNeeded(encoding) ? null : new Unpacking(encoding);
    }

    private Buffer plain(Buffer body) {
        if (packed == null) {
            return body;
        }
        Buffer plain = packed.read(body);
        bug = packed.failure();
        return plain;
    }

    private Complaint failed(RuntimeException fault) {
        LOG.errorf(fault, "%s failed on an upstream's answer", careless.getClass().getName());
        bug = Complaint.protocol("the gateway cannot read its answer");
        return bug;
    }

    @Override
    public Complaint refused(int status, Buffer body) {
        try {
            return careless.refused(status, plain(body));
        } catch (RuntimeException fault) {
            return failed(fault);
        }
    }

    @Override
    public Dialect.Verdict whole(Buffer body) {
        try {
            Buffer plain = plain(body);
            return bug == null ? careless.whole(plain) : new Dialect.Verdict.Broken(bug);
        } catch (RuntimeException fault) {
            return new Dialect.Verdict.Broken(failed(fault));
        }
    }

    @Override
    public Buffer feed(Buffer upstream) {
        try {
            Buffer plain = plain(upstream);
            return bug == null ? careless.feed(plain) : Buffer.buffer();
        } catch (RuntimeException fault) {
            failed(fault);
            return Buffer.buffer();
        }
    }

    @Override
    public Buffer finish() {
        try {
            return careless.finish();
        } catch (RuntimeException fault) {
            failed(fault);
            return Buffer.buffer();
        }
    }

    @Override
    public int held() {
        return careless.held();
    }

    @Override
    public boolean speaking() {
        return careless.speaking();
    }

    @Override
    public boolean alive() {
        return careless.alive();
    }

    @Override
    public boolean complete() {
        return careless.complete();
    }

    @Override
    public @Nullable Complaint failure() {
        return bug != null ? bug : careless.failure();
    }

    @Override
    public Usage usage() {
        return careless.usage();
    }

    @Override
    public Stop stop() {
        return careless.stop();
    }
}
