package dev.sluice.dialect;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Random;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ThinkTagsTest {

    private static String[] split(String answer, Random random) {
        ThinkTags tags = new ThinkTags();
        StringBuilder reasoning = new StringBuilder();
        StringBuilder content = new StringBuilder();
        for (int at = 0; at < answer.length(); ) {
            int next = Math.min(answer.length(), at + 1 + random.nextInt(4));
            ThinkTags.Said said = tags.feed(answer.substring(at, next));
            reasoning.append(said.reasoning());
            content.append(said.content());
            at = next;
        }
        ThinkTags.Said rest = tags.end();
        return new String[] {reasoning + rest.reasoning(), content + rest.content()};
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            ignoreLeadingAndTrailingWhitespace = false,
            value = {
                "<think>a</think>b|a|b",
                "  <think>a</think>  b|a|b",
                "<think></think>b||b",
                "<think>a|a|",
                "<think>a</thin|a</thin|",
                "plain <think>a</think>||plain <think>a</think>",
                "<thin|  |<thin",
                "<thinker>a||<thinker>a",
                "<think>a < b </ c</think>d|a < b </ c|d",
                "<think>a</think>b</think>c|a|b</think>c",
                "b||b"
            })
    void partsReasoningFromContent(String answer, String reasoning, String content) {
        // When
        String[] parts = split(answer, new Random(1));
        // Then
        assertEquals(blank(reasoning) + " / " + blank(content), parts[0] + " / " + parts[1]);
    }

    private static String blank(String said) {
        return said == null ? "" : said.isBlank() ? "" : said;
    }

    @RepeatedTest(50)
    void anyCutPartsTheSame(RepetitionInfo seed) {
        // Given
        String answer = "\n<think>One < two. </thi\nnk> 그리고\n</think>\n\nSo: <think> is a tag.";
        // When
        String[] parts = split(answer, new Random(seed.getCurrentRepetition()));
        // Then
        assertEquals(
                "One < two. </thi\nnk> 그리고\n / So: <think> is a tag.", parts[0] + " / " + parts[1]);
    }

    @Test
    void holdsNothingBackOnceItTalks() {
        // Given
        ThinkTags tags = new ThinkTags();
        tags.feed("Hi");
        // When
        ThinkTags.Said said = tags.feed("<");
        // Then
        assertEquals("<", said.content());
    }
}
