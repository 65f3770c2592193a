package dev.sluice.ask;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.sluice.kit.Asks;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// What a caller is told of an effort that does not go on as it was.
class EditsTest {

    private static String effort(String patch, String members) {
        Edits edits = new Edits("up", Patch.of(patch), false, List.of(), Map.of());
        return edits.effort(Asks.chatWith("hi", members).body());
    }

    @ParameterizedTest
    @CsvSource({
        "none, reasoning_effort=none",
        "high, reasoning_effort=high",
    })
    void anEffortThatAPatchReplacesIsTold(String ours, String told) {
        assertEquals(
                told,
                effort(
                        "{\"reasoning_effort\":\"" + ours + "\"}",
                        "\"reasoning_effort\":\"medium\""));
    }

    @Test
    void anEffortThatAPatchTakesAwayIsTold() {
        assertEquals(
                "reasoning_effort",
                effort("{\"reasoning_effort\":null}", "\"reasoning_effort\":\"medium\""));
    }

    @Test
    void theSameEffortIsNoChange() {
        assertEquals("", effort("{\"reasoning_effort\":\"low\"}", "\"reasoning_effort\":\"low\""));
    }

    @Test
    void anEffortTheCallerDidNotSayIsNotReplaced() {
        assertEquals("", effort("{\"reasoning_effort\":\"low\"}", "\"seed\":1"));
    }

    @Test
    void whatElseAPatchSetsIsTheOperatorsOwn() {
        assertEquals("", effort("{\"seed\":2}", "\"seed\":1"));
    }
}
