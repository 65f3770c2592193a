package dev.sluice.upstream;

/// Whether the caller is still there. `api` says when it has gone; whoever works for the call at that moment says what to stop. One event loop.
public final class Departure {

    private Runnable stop = () -> {};
    private boolean gone;

    /// What to do when the caller leaves, instead of what was said before; done at once when it has already left.
    void onGone(Runnable stop) {
        this.stop = stop;
        if (gone) {
            stop.run();
        }
    }

    /// The caller's connection closed before the answer ended. Idempotent.
    public void gone() {
        if (!gone) {
            gone = true;
            stop.run();
        }
    }
}
