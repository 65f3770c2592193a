package dev.sluice.complexity;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.sluice.ask.Ask;
import dev.sluice.kit.Requests;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SurfaceEstimatorTest {

    private final SurfaceEstimator estimator = new SurfaceEstimator();

    @ParameterizedTest
    @ValueSource(
            strings = {
                "hi",
                "Hello there, how are you?",
                "Thanks, that was all.",
                "What is the capital of France?",
                "Translate to Korean: the meeting is at noon.",
                "Please summarise this paragraph in one sentence.",
                "Fix the grammar: he go to school yesterday.",
                "Write a short birthday wish for my aunt.",
                "안녕하세요",
                "오늘 날씨 어때?",
                "다음 문장을 영어로 번역해 주세요: 회의는 정오에 있습니다.",
                "이 글을 한 문장으로 요약해 줘.",
                "맞춤법 좀 고쳐 줘: 안되요",
                "추천할 만한 점심 메뉴 알려줘"
            })
    void anEasyTaskScoresLow(String text) {
        // When
        double probability = score(text);

        // Then
        assertTrue(probability < 0.3, () -> "scored " + probability);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Prove that the square root of 2 is irrational, step by step.",
                "Design an algorithm that finds the shortest path in O(n log n), prove its"
                        + " correctness, then analyse its complexity.",
                "Derive the closed form of f(n) = 2f(n/2) + n and prove it by induction.",
                "How many ways are there to place 8 rooks? Solve it step by step, then compute the"
                        + " probability that exactly 3 are on white squares.",
                "Design a distributed rate limiter that must survive a partition. Compare at least"
                        + " two strategies and analyse their trade-offs.",
                "Debug this deadlock: thread A holds lock 1, thread B holds lock 2. Refactor it"
                        + " without a global lock, and explain step by step.",
                "루트 2가 무리수임을 귀류법으로 증명하시오.",
                "다음 방정식의 해를 단계별로 구하고, 해가 유일함을 증명하세요.",
                "정렬 알고리즘을 설계하고 시간 복잡도를 분석해 줘. 반드시 O(n log n) 이하여야 해.",
                "주사위를 세 번 던질 때 합이 10 이상일 확률을 단계별로 계산해 줘.",
                "분산 캐시 아키텍처를 설계하고 장단점을 비교 분석해 줘. 단계별 마이그레이션 계획도."
            })
    void aHardTaskScoresHigh(String text) {
        // When
        double probability = score(text);

        // Then
        assertTrue(probability > 0.6, () -> "scored " + probability);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "Prove the theorem by induction | 이 명제를 귀납법으로 증명하시오",
                "Compare and evaluate the two | 두 가지를 비교하고 평가해 줘",
                "Please translate the sentence | 이 문장을 번역해 주세요"
            })
    void aMeaningWeighsAboutTheSameInBothLanguages(String english, String korean) {
        // When
        double apart = Math.abs(score(english) - score(korean));

        // Then
        assertTrue(apart < 0.25, () -> "apart " + apart);
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
        Estimate estimate = estimator.estimate(Requests.saying(text), Scale.DEFAULT);

        // Then
        assertEquals(language, estimate.language());
    }

    @Test
    void theReasonsAreTheLargestGroups() {
        // Given
        Ask ask = Requests.saying("Prove the lemma. Calculate it step by step.");

        // When
        List<String> reasons = estimator.estimate(ask, Scale.DEFAULT).reasons();

        // Then
        assertEquals(List.of("proof words", "computing words", "multi-step words"), reasons);
    }

    @Test
    void aTaskWithoutAnythingTellingHasNoReasons() {
        // When
        List<String> reasons = estimator.estimate(Requests.saying("ok"), Scale.DEFAULT).reasons();

        // Then
        assertEquals(List.of(), reasons);
    }

    private double score(String text) {
        return estimator.estimate(Requests.saying(text), Scale.DEFAULT).probability();
    }
}
