package dev.sluice.wire;

/// Carries a [Refusal] out of a pure step to `Gateway`. Has no stack trace: a refusal is a
/// decision, not a fault, and costs what a value costs.
public final class Refused extends RuntimeException {

    private final transient Refusal refusal;

    public Refused(Refusal refusal) {
        super(refusal.message(), null, false, false);
        this.refusal = refusal;
    }

    public Refusal refusal() {
        return refusal;
    }
}
