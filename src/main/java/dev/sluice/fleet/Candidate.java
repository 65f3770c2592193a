package dev.sluice.fleet;

/// A replica together with the model it is wanted for, as [Chooser] needs to know them.
public interface Candidate {

    Replica replica();

    /// The provider's name of the model: a LoRA adapter has one of its own.
    String wanted();

    /// How much of its usual share it may have: 1, less while it is eased in after a failure, 0
    /// while it is out of rotation.
    double share(long now);
}
