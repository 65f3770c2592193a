package dev.sluice.ledger;

import dev.sluice.ledger.Tap.Missed;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;

/// Blocks in the first entry until released, when told to.
class Stuck implements Sink {

    final List<String> taken = new ArrayList<>();
    final List<Missed> missed = new ArrayList<>();
    final CountDownLatch reached = new CountDownLatch(1);
    final CountDownLatch release;
    final CountDownLatch flushed = new CountDownLatch(1);
    private volatile CountDownLatch next = flushed;

    Stuck(int gates) {
        release = new CountDownLatch(gates);
    }

    CountDownLatch flushedAgain() {
        next = new CountDownLatch(1);
        return next;
    }

    @Override
    public void take(Entry entry, long epochMillis) {
        reached.countDown();
        try {
            release.await();
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
        taken.add(entry.requestId());
    }

    @Override
    public void missed(Missed sums, long epochMillis) {
        missed.add(sums);
    }

    @Override
    public void flush() {
        next.countDown();
    }
}
