package dev.sluice.admin;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;

/// The port that the admin surface of a test has of its own.
@Singleton
public class DoorPort {

    private final Surface surface;

    @Inject
    DoorPort(Surface surface) {
        this.surface = surface;
    }

    /// 0 until it is open.
    public int number() {
        return surface.port();
    }
}
