package dev.sluice.admin;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;

/// The port that the admin surface of a test has of its own.
@Singleton
public class DoorPort {

    private final Surface surface;
    private final Failures failures;

    @Inject
    DoorPort(Surface surface, Failures failures) {
        this.surface = surface;
        this.failures = failures;
    }

    /// Nobody must wait for the wrong keys of another test.
    public void forgive() {
        synchronized (failures) {
            failures.waiting.clear();
        }
    }

    /// 0 until it is open.
    public int number() {
        return surface.port();
    }
}
