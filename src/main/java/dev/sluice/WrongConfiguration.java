package dev.sluice;

/// The configuration does not start a gateway; the message holds every problem, one line each, and
/// no secret.
public final class WrongConfiguration extends RuntimeException {

    WrongConfiguration(String problems) {
        super(problems, null, false, false);
    }
}
