package dev.sluice.dialect;

/// Parts reasoning from an answer where a model writes it into its content between `<think>` and
/// `</think>` (openai-wire REAS-6). Fed piece by piece, cut anywhere, also inside a tag; holds back
/// no more than a tag and the blanks before it. One per choice.
final class ThinkTags {

    private static final String OPEN = "<think>";
    private static final String CLOSE = "</think>";

    private enum State {
        BEFORE,
        THINKING,
        BEHIND,
        TALKING
    }

    private State state = State.BEFORE;
    private String held = "";

    /// What a piece turned out to be; both may be empty.
    record Said(String reasoning, String content) {}

    /// Whether everything from here on is content.
    boolean talks() {
        return state == State.TALKING;
    }

    Said feed(String piece) {
        held += piece;
        StringBuilder reasoning = new StringBuilder();
        if (state == State.BEFORE) {
            before();
        }
        if (state == State.THINKING) {
            thinking(reasoning);
        }
        if (state == State.BEHIND) {
            held = held.stripLeading();
            state = held.isEmpty() ? State.BEHIND : State.TALKING;
        }
        String content = state == State.TALKING ? all() : "";
        return new Said(reasoning.toString(), content);
    }

    private void before() {
        String said = held.stripLeading();
        if (said.startsWith(OPEN)) {
            held = said.substring(OPEN.length());
            state = State.THINKING;
        } else if (!OPEN.startsWith(said)) {
            state = State.TALKING;
        }
    }

    private void thinking(StringBuilder reasoning) {
        int end = held.indexOf(CLOSE);
        if (end >= 0) {
            reasoning.append(held, 0, end);
            held = held.substring(end + CLOSE.length());
            state = State.BEHIND;
            return;
        }
        int keep = Math.min(held.length(), CLOSE.length() - 1);
        while (!CLOSE.startsWith(held.substring(held.length() - keep))) {
            keep--;
        }
        reasoning.append(held, 0, held.length() - keep);
        held = held.substring(held.length() - keep);
    }

    private String all() {
        String all = held;
        held = "";
        return all;
    }

    /// The answer ended: what was held back is what it looked like.
    Said end() {
        return state == State.THINKING ? new Said(all(), "") : new Said("", all());
    }
}
