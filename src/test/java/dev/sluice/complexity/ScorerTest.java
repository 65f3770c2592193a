package dev.sluice.complexity;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.management.ThreadMXBean;
import dev.sluice.ask.Ask;
import dev.sluice.kit.Requests;
import dev.sluice.wire.Tier;
import java.lang.management.ManagementFactory;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// What the shipped weights make of a request.
class ScorerTest {

    private final Judge judge = new Judge(List.of());

    @ParameterizedTest
    @ValueSource(ints = {20, 2_000, 20_000})
    void scoringAllocatesNothing(int words) {
        // Given
        Scorer scorer = new Scorer();
        Ask ask = Requests.saying("compare 두 가지 설계를, {x: 1}\\n".repeat(words / 5));
        ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        for (int i = 0; i < 200; i++) {
            scorer.score(ask, Scale.DEFAULT);
        }
        long before = threads.getCurrentThreadAllocatedBytes();

        // When
        double sum = 0;
        for (int i = 0; i < 1_000; i++) {
            sum += scorer.score(ask, Scale.DEFAULT);
        }

        // Then
        long each = (threads.getCurrentThreadAllocatedBytes() - before) / 1_000;
        assertEquals(0, each, "bytes a call, sum " + sum);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "What is a monad? | en",
                "오늘 날씨 어때? | ko",
                "Kubernetes에서 Deployment의 롤백 방법을 알려줘 | ko",
                "今日の天気はどうですか | ja",
                "今天天气怎么样 | zh",
                "Какая сегодня погода | und",
                "12 + 30 = ? | und"
            })
    void theLanguageIsThatOfTheMainScript(String text, String language) {
        // When
        Complexity complexity = judge.weigh(Requests.saying(text), Scale.DEFAULT);

        // Then
        assertEquals(language, complexity.language());
    }

    @Test
    void aScriptTheWeightsNeverSawLeavesItToTheDefault() {
        // Given
        Scale scale = new Scale(0.01, 0.001, Tier.FAST);

        // When
        Complexity complexity = judge.weigh(Requests.saying("이 명제를 단계별로 증명하시오."), scale);

        // Then
        assertEquals("FAST false", complexity.tier() + " " + complexity.confident());
    }

    @Test
    void aFewForeignWordsDoNot() {
        // When
        Complexity complexity =
                judge.weigh(
                        Requests.saying("What does the Korean word 김치 mean, and where is it from?"),
                        Scale.DEFAULT);

        // Then
        assertTrue(complexity.confident());
    }

    @Test
    void atMostThreeGroupsAreTold() {
        // Given
        Ask ask = Requests.saying("Prove the lemma. Calculate it step by step. ```x``` {1, 2, 3}");

        // When
        List<String> reasons = judge.weigh(ask, Scale.DEFAULT).reasons();

        // Then
        assertEquals(3, reasons.size());
    }

    @Test
    void whatWasScoredIsKept() {
        // Given
        Ask ask = Requests.saying("Derive it.");
        Complexity complexity = judge.weigh(ask, Scale.DEFAULT);

        // When
        double again =
                Scale.DEFAULT
                        .artifact()
                        .probability(complexity.features(), Scale.DEFAULT.calibration());

        // Then
        assertEquals(complexity.probability(), again);
    }

    @Test
    void noTwoThreadsShareAScratch() {
        // Given
        List<String> texts = List.of("hi", "Prove it.", "설계", "x ".repeat(3_000));
        List<Double> alone = texts.stream().map(this::score).toList();

        // When
        List<Double> together =
                java.util.stream.IntStream.range(0, 4_000)
                        .parallel()
                        .mapToObj(i -> score(texts.get(i % 4)))
                        .toList();

        // Then
        assertFalse(
                java.util.stream.IntStream.range(0, 4_000)
                        .anyMatch(i -> !together.get(i).equals(alone.get(i % 4))));
    }

    private double score(String text) {
        return judge.weigh(Requests.saying(text), Scale.DEFAULT).probability();
    }
}
