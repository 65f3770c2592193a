package dev.sluice.sim;

/// How long the parts of one answer take, in milliseconds.
record Pace(Answer answer, Voice.Tempo tempo) {

    long first() {
        return tempo.first();
    }

    /// A whole answer takes as long as its stream would.
    long whole() {
        long steps = Math.max(1, answer.steps());
        long thoughts = Math.min(steps - 1, longestThought());
        return tempo.first() + thoughts * tempo.thought() + (steps - 1 - thoughts) * tempo.token();
    }

    long before(int step) {
        return step < longestThought() ? tempo.thought() : tempo.token();
    }

    private int longestThought() {
        return answer.choices().stream()
                .mapToInt(choice -> choice.thoughts().size())
                .max()
                .orElse(0);
    }
}
