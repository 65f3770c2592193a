package dev.sluice.sim;

import java.util.List;
import java.util.Optional;
import java.util.function.IntFunction;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/// What a simulated model says, in Korean or English as it was asked. Pure: the same request gives
/// the same words.
final class Prose {

    /// Longest count, so that an answer is bounded: about 20 s of stream at 5 ms a token.
    private static final int FURTHEST = 2000;

    private static final List<Pattern> COUNTS =
            List.of(
                    Pattern.compile("(?i)\\bcount\\b[^.\\n]{0,60}?\\bto\\s+(\\d{1,9})"),
                    Pattern.compile("(?i)\\bcount\\b\\D{0,60}?(\\d{1,9})"),
                    Pattern.compile("(\\d{1,9})\\s*까지[^.\\n]{0,30}?(?:세어|세줘|세 줘|세라|세봐|세고)"),
                    Pattern.compile("세어\\D{0,60}?(\\d{1,9})"));

    private static final int QUOTED = 60;

    private final String model;
    private final String asked;
    private final boolean korean;

    /// @param asked the words the answer is about: the last user message, or the prompt
    Prose(Voice voice, String asked) {
        this.model = voice.model();
        this.asked = asked.strip();
        this.korean = korean(asked);
    }

    /// One of `of` choices; with more than one, each says which it is.
    String answer(int choice, int of) {
        String which = of == 1 ? "" : "(" + (choice + 1) + "/" + of + ") ";
        return "[simulated by " + model + "] " + which + count().orElseGet(this::reply);
    }

    /// The answer to a tool's result.
    String relate(String tool, String result) {
        String says = quote(result);
        return "[simulated by "
                + model
                + "] "
                + (korean
                        ? "도구 " + tool + "의 결과를 받았습니다: “" + says + "”. 이 답은 시뮬레이션입니다."
                        : "The tool "
                                + tool
                                + " answered “"
                                + says
                                + "”. This reply is simulated.");
    }

    /// What a reasoning model thinks before it speaks; longer with more effort, empty with none.
    String thoughts(String effort) {
        int rounds =
                switch (effort) {
                    case "none" -> 0;
                    case "minimal", "low" -> 1;
                    case "high", "xhigh", "max" -> 6;
                    default -> 3;
                };
        IntFunction<String> round =
                korean
                        ? i -> i + "단계: 시뮬레이션된 추론으로 요청을 다시 살펴봅니다. "
                        : i -> "Step " + i + ": simulated reasoning looks at the request again. ";
        return IntStream.rangeClosed(1, rounds).mapToObj(round).collect(Collectors.joining());
    }

    private Optional<String> count() {
        return COUNTS.stream()
                .map(pattern -> pattern.matcher(asked))
                .filter(Matcher::find)
                .map(found -> Math.min(FURTHEST, Integer.parseInt(found.group(1))))
                .map(Prose::upTo)
                .findFirst();
    }

    private static String upTo(int last) {
        return IntStream.rangeClosed(1, last)
                .mapToObj(Integer::toString)
                .collect(Collectors.joining(", "));
    }

    private String reply() {
        String said = quote(asked);
        return korean
                ? "“"
                        + said
                        + "” 요청을 잘 받았습니다. 이 답은 언어 모델이 아니라 Sluice의 시뮬레이션이 만들었습니다. "
                        + "실제 답을 받으려면 설정에 제공자를 추가하세요."
                : "You said “"
                        + said
                        + "”. No language model wrote this: it is Sluice's simulation, "
                        + "so that everything works before a provider is configured.";
    }

    private static String quote(String text) {
        String line = text.strip().replaceAll("\\s+", " ");
        int most = Math.min(line.codePointCount(0, line.length()), QUOTED);
        String head = line.substring(0, line.offsetByCodePoints(0, most));
        return head.length() == line.length() ? head : head + "…";
    }

    /// Korean when there is a Hangul syllable for every three Latin letters: a Korean request about
    /// code holds many Latin words, an English one about Korean few syllables.
    private static boolean korean(String text) {
        long hangul = text.codePoints().filter(c -> c >= 0xAC00 && c <= 0xD7A3).count();
        long latin = text.codePoints().filter(c -> c < 0x80 && Character.isLetter(c)).count();
        return hangul > 0 && hangul * 3 >= latin;
    }
}
