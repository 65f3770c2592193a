package dev.sluice.health;

/// Told how a target moves, by the thread that moved it, after what was counted of it before was
/// forgotten.
public interface Listener {

    void left(Reason why, long nanos);

    /// Its trial began.
    void tried();

    /// Back, eased in.
    void returned();

    /// Nothing is held against it any more.
    void restored();
}
