package dev.sluice.journey;

import dev.sluice.kit.Script;
import org.jspecify.annotations.Nullable;

/// One way an upstream fails, and what must come of it. What is expected is written as [FaultStage]
/// says it of what happened.
///
/// @param at where the upstream is: `up`, or an address where nothing good can come from
/// @param clocks of the models that meet it, as in the configuration; others never run out in a
///   test
/// @param unary played to a request for a whole answer; null when it cannot happen to one
/// @param stream played to a request for a stream; null likewise
/// @param expected when there is nobody else
/// @param spared when there is somebody else; empty when there always is
/// @param works whether the upstream may have worked on the request, so that it is paid for by
///   estimate (reliability.md R55): it took the request, and no error status came
record Calamity(
        String name,
        String at,
        String clocks,
        @Nullable Script unary,
        @Nullable Script stream,
        String expected,
        String spared,
        boolean works) {

    /// Another target answered, the second that was asked.
    static final String SAVED = "saved 2";

    /// The same to both sorts of request.
    static Calamity of(String name, Script script, String expected) {
        return of(name, script, script, expected);
    }

    static Calamity of(
            String name, @Nullable Script unary, @Nullable Script stream, String expected) {
        return new Calamity(name, "up", "", unary, stream, expected, SAVED, false);
    }

    static Calamity at(String where, String name, String expected) {
        Script nothing = Script.silent();
        return new Calamity(name, where, "", nothing, nothing, expected, SAVED, false);
    }

    Calamity within(String clocks) {
        return new Calamity(name, at, clocks, unary, stream, expected, spared, works);
    }

    /// Nobody else is asked.
    Calamity unspared() {
        return new Calamity(name, at, clocks, unary, stream, expected, expected, works);
    }

    Calamity paid() {
        return new Calamity(name, at, clocks, unary, stream, expected, spared, true);
    }

    @Nullable Script script(boolean streams) {
        return streams ? stream : unary;
    }

    @Override
    public String toString() {
        return name;
    }
}
