package dev.sluice.complexity;

import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.Queue;
import java.util.TreeSet;

/// Words that tell something about a task, found in one pass: an Aho-Corasick automaton over code
/// points, as a full table (about 0.4 MB), built once. A slot is a meaning, filled from both
/// languages (routing-quality.md 5.2). Immutable.
///
/// Keys are matched in text that [Scan] folded: ASCII lower case, every run of other signs one
/// blank. A key begins at a word's start where it begins with a blank and ends a word where it ends
/// with one; English stems have the first, Korean stems neither, since particles follow and
/// compounds precede.
final class Lexicon {

    enum Slot {
        CONSTRAINT(
                " at least | at most | exactly | without | must | no more than | only if | constraint",
                "이내|이상|이하|반드시|정확히|제외|조건|만족"),
        STEPS(
                " step by step| steps| then | finally | first | in order to | walk through| reason",
                "단계별|단계|순서대로|그다음|차근차근|과정을"),
        PROOF(
                " prove| proof| derive| derivation| theorem| lemma| induction| contradiction| show that | irrational",
                "증명|유도하|유도해|풀이|귀류법|귀납법|정리를 이용|보이시오|보여라"),
        COMPUTE(
                " how many | probability| calculate| compute| solve| equation| integral| derivative| expected value| maximi| minimi| optimal",
                "계산|구하|구해|확률|방정식|적분|미분|최댓값|최솟값|최대값|최소값|기댓값"),
        CODE(
                " debug| refactor| complexity| algorithm| implement| deadlock| race condition| stack trace| exception| unit test| o n log| regex| sql ",
                "구현|디버그|디버깅|최적화|복잡도|알고리즘|리팩터|리팩토|자료구조|교착"),
        COMPARE(
                " compare| analy| evaluate| trade off| tradeoff| pros and cons| assess| critique| implication",
                "비교|분석|평가|장단점|검토|논하|추론"),
        DESIGN(
                " design| architecture| strategy| plan | roadmap| distributed| scalab| concurren| migrat| protocol",
                "설계|계획|전략|아키텍처|분산|확장성|동시성|마이그레이션"),
        EXAM(" which of the following| multiple choice| true or false", "옳은 것|옳지 않은|고르|다음 중|맞는 것"),
        SIMPLE(
                " hello | hi | hey | thanks| thank you| good morning| translat| summar| rewrite| rephrase| proofread| fix the grammar| spell",
                "안녕|인사|고마워|감사|번역|요약|다듬|맞춤법|교정");

        private final String keys;

        Slot(String english, String korean) {
            this.keys = english + "|" + korean;
        }
    }

    /// The state in which nothing has begun. Keys in ASCII begin with a blank, so an ASCII letter
    /// never leads out of it.
    static final int START = 0;

    static final int SLOTS = Slot.values().length;

    private static final int FIRST_SYLLABLE = 0xac00;
    private static final int SYLLABLES = 11_172;

    private final int width;

    /// The column of each code point that occurs in a key, at most 255 of them.
    private final byte[] ascii = new byte[128];

    private final byte[] hangul = new byte[SYLLABLES];
    private final short[] next;
    private final short[] found;

    Lexicon() {
        TreeSet<Integer> alphabet = new TreeSet<>();
        int length = 1;
        for (Slot slot : Slot.values()) {
            slot.keys.codePoints().filter(c -> c != '|').forEach(alphabet::add);
            length += slot.keys.length();
        }
        int symbol = 0;
        for (int codePoint : alphabet) {
            symbol++;
            if (codePoint < 128) {
                ascii[codePoint] = (byte) symbol;
            } else {
                hangul[codePoint - FIRST_SYLLABLE] = (byte) symbol;
            }
        }
        width = symbol + 1;
        short[] table = new short[length * width];
        short[] marks = new short[length];
        int states = grow(table, marks);
        link(table, marks, states);
        next = Arrays.copyOf(table, states * width);
        found = Arrays.copyOf(marks, states);
    }

    /// The state after one more folded code point; 0 is the start.
    int step(int state, int codePoint) {
        return next[state * width + symbol(codePoint)];
    }

    /// The same for a code point below 128.
    int stepAscii(int state, int codePoint) {
        return next[state * width + ascii[codePoint]];
    }

    /// A bit per [Slot] whose key ends here.
    int found(int state) {
        return found[state];
    }

    private int symbol(int codePoint) {
        if (codePoint < 128) {
            return ascii[codePoint];
        }
        int syllable = codePoint - FIRST_SYLLABLE;
        return syllable >= 0 && syllable < SYLLABLES ? hangul[syllable] & 0xff : 0;
    }

    private int grow(short[] table, short[] marks) {
        int states = 1;
        for (Slot slot : Slot.values()) {
            for (String key : slot.keys.split("\\|")) {
                int state = 0;
                for (int codePoint : key.codePoints().toArray()) {
                    int edge = state * width + symbol(codePoint);
                    if (table[edge] == 0) {
                        table[edge] = (short) states++;
                    }
                    state = table[edge];
                }
                marks[state] |= (short) (1 << slot.ordinal());
            }
        }
        return states;
    }

    /// Turns the tree into the full table: a missing edge is the one of the longest proper suffix.
    private void link(short[] table, short[] marks, int states) {
        Map<Integer, Integer> suffix = new HashMap<>();
        Queue<Integer> queue = new ArrayDeque<>();
        queue.add(0);
        for (int done = 0; done < states; done++) {
            int state = queue.remove();
            int back = suffix.getOrDefault(state, 0);
            marks[state] |= marks[back];
            for (int symbol = 1; symbol < width; symbol++) {
                int edge = state * width + symbol;
                short fallen = state == 0 ? 0 : table[back * width + symbol];
                if (table[edge] == 0) {
                    table[edge] = fallen;
                } else {
                    suffix.put((int) table[edge], (int) fallen);
                    queue.add((int) table[edge]);
                }
            }
        }
    }
}
