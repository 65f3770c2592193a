package dev.sluice.kit;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/// A place where a [Script] waits until the test lets it go on: a delay without a clock.
public final class Gate {

    private final CountDownLatch reached = new CountDownLatch(1);
    private final CountDownLatch open = new CountDownLatch(1);

    /// Lets everybody through, now and later.
    public void open() {
        open.countDown();
    }

    /// Waits until a script stands here: all before it has been written.
    public void awaitReached() throws InterruptedException, TimeoutException {
        if (!reached.await(25, TimeUnit.SECONDS)) {
            throw new TimeoutException("no script came to this gate within 25 s");
        }
    }

    void pass() throws InterruptedException {
        reached.countDown();
        open.await();
    }
}
