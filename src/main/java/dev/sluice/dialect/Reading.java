package dev.sluice.dialect;

import dev.sluice.ledger.Usage;
import org.jspecify.annotations.Nullable;

/// How one answer of a provider is read: event by event, or whole. One per attempt.
interface Reading {

    /// One event of a stream. An event or part that nobody knows is passed over.
    void event(Value event, Telling to);

    void whole(Value answer, Telling to);

    /// An answer with an error status.
    Complaint refused(int status, byte[] body);

    /// Why the answer ended, in OpenAI's word; null before it did.
    @Nullable String finish();

    /// Whether the provider said that nothing follows.
    boolean ended();

    /// What the provider counted; null before it did.
    @Nullable Usage usage();

    /// What broke the answer; null while it is whole.
    @Nullable Complaint failure();
}
