package dev.sluice.training;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// The keyword baseline of routing-quality.md 3, the same expressions as the outside scorer: a list
/// that is strong on mixed chat and worthless inside one exam.
final class Keywords {

    private static final Pattern HARD =
            Pattern.compile(
                    "\\b(prove|proof|derive|solve|calculate|compute|how (?:many|much)|probability|equation"
                            + "|integral|algorithm|complexity|implement|debug|refactor|optimi[sz]e"
                            + "|step by step|explain why|analy[sz]e|evaluate|compare|determine|find|minimum"
                            + "|maximum|at least|at most|exactly|if and only if|total)\\b"
                            + "|증명|유도|계산|구하|풀이|확률|방정식|알고리즘|복잡도|구현|디버그|최적화|단계별|분석"
                            + "|비교|평가|추론|옳은 것만|고른 것은|최솟값|최댓값",
                    Pattern.CASE_INSENSITIVE
                            | Pattern.UNICODE_CASE
                            | Pattern.UNICODE_CHARACTER_CLASS);

    private static final Pattern SYMBOL =
            Pattern.compile(
                    "\\$[^$]+\\$|\\\\[a-z]+|[=<>≤≥^√∑∫]|```|\\bdef \\b|\\bclass \\b|[{};]{2,}|\\d+(?:\\.\\d+)?",
                    Pattern.UNICODE_CHARACTER_CLASS);

    private Keywords() {}

    static double score(String prompt) {
        return 2 * count(HARD.matcher(prompt)) + 0.5 * Math.min(10, count(SYMBOL.matcher(prompt)));
    }

    private static int count(Matcher matcher) {
        int count = 0;
        while (matcher.find()) {
            count++;
        }
        return count;
    }
}
