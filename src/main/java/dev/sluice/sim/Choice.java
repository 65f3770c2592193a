package dev.sluice.sim;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.UUID;

/// One choice of an [Answer], cut into tokens.
///
/// @param thoughts reasoning tokens, sent first
/// @param words tokens of the content, or of the arguments when a tool is called
/// @param tool the tool called; empty when the choice is text
/// @param callId `call_` and 24 characters; empty when the choice is text
/// @param finish `stop`, `length` or `tool_calls`
record Choice(
        List<String> thoughts, List<String> words, String tool, String callId, String finish) {

    int tokens() {
        return thoughts.size() + words.size();
    }

    boolean calls() {
        return !tool.isEmpty();
    }

    static Choice text(Question question, List<String> thoughts, String said) {
        int end = said.length();
        for (String stop : question.stops()) {
            int at = said.indexOf(stop);
            end = at < 0 ? end : Math.min(end, at);
        }
        return capped(question.cap(), thoughts, Tokens.of(said.substring(0, end)), "", "", "stop");
    }

    static Choice call(
            Question question, List<String> thoughts, String tool, String arguments, String seed) {
        return capped(
                question.cap(),
                thoughts,
                Tokens.of(arguments),
                tool,
                "call_" + digest(seed),
                "tool_calls");
    }

    /// 24 characters that depend on the text alone (the shape of OpenAI's call ids).
    private static String digest(String text) {
        UUID hash = UUID.nameUUIDFromBytes(text.getBytes(StandardCharsets.UTF_8));
        return hash.toString().replace("-", "").substring(0, 24);
    }

    private static Choice capped(
            int cap,
            List<String> thoughts,
            List<String> words,
            String tool,
            String id,
            String finish) {
        List<String> thought = thoughts.subList(0, Math.min(cap, thoughts.size()));
        List<String> said = words.subList(0, Math.min(cap - thought.size(), words.size()));
        boolean whole = thought.size() == thoughts.size() && said.size() == words.size();
        boolean called = !tool.isEmpty() && !said.isEmpty();
        return new Choice(
                thought, said, called ? tool : "", called ? id : "", whole ? finish : "length");
    }
}
