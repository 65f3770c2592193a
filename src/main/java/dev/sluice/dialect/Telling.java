package dev.sluice.dialect;

/// An answer being told to the caller in OpenAI's terms, by whoever reads a provider's. Words are
/// JSON strings and are passed on as they were written. Calls come one after the other: arguments
/// belong to the last one opened, and their indexes are dense and start at 0 (openai-wire TOOL-1).
interface Telling {

    /// The upstream's id of the answer, a string; absent when it has none.
    void begin(Value id);

    void text(Value words);

    void reasoning(Value words);

    /// Told where the caller's form has a place for it.
    default void aside(Aside aside) {}

    /// A thought ends: what proves it, to be sent back unchanged (providers.md section 4).
    ///
    /// @param thinking its text, where the provider gives it whole
    void sealed(Value thinking, Value signature);

    /// A thought that only its provider can read.
    void redacted(Value data);

    /// Opens the next tool call.
    ///
    /// @param thought Gemini's signature of the call; absent when it has none
    void call(Value id, Value name, Value thought);

    /// A fragment of the arguments of the call last opened, as a string.
    void arguments(Value fragment);

    /// The arguments of the call last opened, as an object.
    void argumentsWhole(Value object);

    /// The model will not answer, and why: a text, where the form has no place of its own for it.
    default void refusal(Value words) {
        text(words);
    }

    /// What follows belongs to this choice, where several were asked for; choices may take turns.
    /// False where the caller's form has room for the first alone.
    ///
    /// @param index from 0
    default boolean choice(long index) {
        return index == 0;
    }

    /// The choice being told, one behind the first, has ended. Of the first [Reading#finish] says
    /// it.
    ///
    /// @param finish why it ended
    default void ended(String finish) {}

    /// Bytes of content, reasoning and calls so far.
    long spoken();

    /// Whether anything but thoughts was told.
    boolean said();
}
