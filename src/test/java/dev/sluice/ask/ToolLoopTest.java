package dev.sluice.ask;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.sluice.kit.Asks;
import dev.sluice.wire.Endpoint;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Whether a model ran against one wall before the human spoke again.
class ToolLoopTest {

    private static final String ASKED = human("Mend the build.");
    private static final String AGAIN = "," + human("Try again.");
    private static final String WALL = "Error: no column 'price' in orders";

    private static String human(String text) {
        return "{\"role\":\"user\",\"content\":" + Asks.quoted(text) + "}";
    }

    private static String result(String text) {
        return ",{\"role\":\"assistant\",\"content\":null,\"tool_calls\":[{\"id\":\"c\",\"type\":\"function\","
                + "\"function\":{\"name\":\"run\",\"arguments\":\"{}\"}}]}"
                + ",{\"content\":"
                + Asks.quoted(text)
                + ",\"role\":\"tool\",\"tool_call_id\":\"c\"}";
    }

    private static boolean stuck(String messages) {
        return loop(messages).stuck();
    }

    private static Content.Loop loop(String messages) {
        return Asks.read("{\"model\":\"m\",\"messages\":[" + messages + "]}").content().loop();
    }

    @Test
    void theSameErrorThreeTimesIsAWall() {
        assertTrue(stuck(ASKED + result(WALL).repeat(3) + AGAIN));
    }

    @Test
    void resultsBeforeTheHumansTurnAreNotCountedIntoItsLoop() {
        assertEquals(0, loop(ASKED + result(WALL).repeat(3) + AGAIN).results());
    }

    @Test
    void twiceIsNoWall() {
        assertFalse(stuck(ASKED + result(WALL).repeat(2) + AGAIN));
    }

    @Test
    void aWallStandsAlthoughOtherResultsCameAfterIt() {
        assertTrue(stuck(ASKED + result(WALL).repeat(4) + result("three files") + AGAIN));
    }

    @Test
    void anotherResultBetweenBreaksTheRow() {
        String other = result("three files");
        assertFalse(stuck(ASKED + result(WALL).repeat(2) + other + result(WALL) + AGAIN));
    }

    @Test
    void aHumanBetweenBreaksTheRow() {
        assertFalse(stuck(ASKED + result(WALL).repeat(2) + AGAIN + result(WALL) + AGAIN));
    }

    @Test
    void insideTheLoopItIsNotTold() {
        assertFalse(stuck(ASKED + result(WALL).repeat(3)));
    }

    @Test
    void theLoopAfterTheTurnIsStillAfterTheWall() {
        assertTrue(stuck(ASKED + result(WALL).repeat(3) + AGAIN + result("three files")));
    }

    @Test
    void theTurnAfterTheNextHasAnOpenRoad() {
        assertFalse(stuck(ASKED + result(WALL).repeat(3) + AGAIN + AGAIN));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "3 tests failed",
                "Traceback (most recent call last):\n  File",
                "{\"error\":{\"code\":17}}",
                "bash: mvnn: command not found",
                "Permission denied",
                "java.lang.IllegalStateException",
                "권한이 없어 실패했습니다"
            })
    void anErrorIsKnownByItsWords(String text) {
        assertTrue(stuck(ASKED + result(text).repeat(3) + AGAIN));
    }

    @Test
    void anErrorIsKnownByWordsWrittenWithEscapes() {
        String escaped = result("x").replace("\"x\"", "\"\\uc2e4\\ud328\"");
        assertTrue(stuck(ASKED + escaped.repeat(3) + AGAIN));
    }

    @ParameterizedTest
    @ValueSource(strings = {"ok", "", "12 tests, 0 failed", "Compiled without errors", "no error"})
    void whatIsNoErrorMayComeAgain(String text) {
        assertFalse(stuck(ASKED + result(text).repeat(3) + AGAIN));
    }

    @ParameterizedTest
    @ValueSource(strings = {"[]", "null", "[{\"type\":\"text\",\"text\":\"\"}]", "\"\""})
    void anEmptyResultIsNoError(String content) {
        String empty = result("x").replace("\"x\"", content);
        assertFalse(stuck(ASKED + empty.repeat(3) + AGAIN));
    }

    @Test
    void aResultWithoutContentIsNoError() {
        String bare = ",{\"role\":\"tool\",\"tool_call_id\":\"c\"}";
        assertFalse(stuck(ASKED + result(WALL).repeat(2) + bare + AGAIN));
    }

    private static String block(String id, String text, String more) {
        return "{\"type\":\"tool_result\",\"tool_use_id\":\"%s\"%s,\"content\":[{\"type\":\"text\",\"text\":\"%s\"}]}"
                .formatted(id, more, text);
    }

    /// In Anthropic's form, where results are blocks of a user's turn.
    private static boolean stuckInBlocks(String results) {
        String json =
                "{\"model\":\"m\",\"max_tokens\":9,\"messages\":["
                        + ASKED
                        + ",{\"role\":\"user\",\"content\":["
                        + results
                        + "]}"
                        + AGAIN
                        + "]}";
        return Asks.read(Endpoint.MESSAGES, json).content().loop().stuck();
    }

    @Test
    void aBlockSaysThatItIsAnError() {
        String said = ",\"is_error\":true";
        assertTrue(
                stuckInBlocks(
                        block("a", "7", said)
                                + ","
                                + block("b", "7", said)
                                + ","
                                + block("c", "7", said)));
    }

    @Test
    void aBlockThatDoesNotSaySoIsReadLikeAnyResult() {
        assertFalse(
                stuckInBlocks(
                        block("a", "7", "")
                                + ","
                                + block("b", "7", "")
                                + ","
                                + block("c", "7", "")));
    }

    @Test
    void whatABlockSaidOfItselfIsNotSaidOfTheNext() {
        String said = ",\"is_error\":true";
        assertFalse(
                stuckInBlocks(
                        block("a", "7", said)
                                + ","
                                + block("b", "7", said)
                                + ","
                                + block("c", "7", ",\"is_error\":false")));
    }
}
