package dev.sluice.sim;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/// Everything that will be said to one [Question], decided before the first byte of it is sent.
/// Pure: a function of the request.
///
/// @param promptTokens tokens of the prompt, counted once however many choices there are
record Answer(List<Choice> choices, int promptTokens) {

    /// Tokens that OpenAI's chat format adds to each message, and once to the whole.
    private static final int PER_MESSAGE = 3;

    Answer {
        choices = List.copyOf(choices);
    }

    /// One choice, cut into tokens.
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
    }

    static Answer to(Question question) {
        return question.chat() ? chat(question) : legacy(question);
    }

    int tokens() {
        return choices.stream().mapToInt(Choice::tokens).sum();
    }

    int thoughts() {
        return choices.stream().mapToInt(choice -> choice.thoughts().size()).sum();
    }

    /// Steps until the last choice is done; in each step every choice still open says one token.
    int steps() {
        return choices.stream().mapToInt(Choice::tokens).max().orElse(0);
    }

    private static Answer chat(Question question) {
        Talk talk = Talk.of(question);
        Prose prose = new Prose(question.voice(), talk.asked());
        List<String> thoughts =
                question.voice() == Voice.REASONING
                        ? Prose.tokens(
                                prose.thoughts(question.body().path("reasoning_effort").asText("")))
                        : List.of();
        String tool = talk.tool();
        String call = tool.isEmpty() ? "" : talk.arguments();
        String seed = tool.isEmpty() ? "" : digest(question.body().toString());
        String form = talk.form();
        List<Choice> choices = new ArrayList<>();
        for (int i = 0; i < question.n(); i++) {
            String said = form.isEmpty() ? talk.say(prose, i) : form;
            choices.add(
                    tool.isEmpty()
                            ? text(question, thoughts, said)
                            : call(question, thoughts, tool, call, digest(seed + i)));
        }
        return new Answer(choices, promptTokens(question.body()));
    }

    private static Answer legacy(Question question) {
        List<Choice> choices = new ArrayList<>();
        int tokens = 0;
        List<String> prompts = prompts(question.body().path("prompt"));
        if (prompts.size() * question.n() > Question.MOST_CHOICES) {
            throw Complaint.invalid(
                    "prompt", "prompts times 'n' must be at most " + Question.MOST_CHOICES + ".");
        }
        for (String prompt : prompts) {
            Prose prose = new Prose(question.voice(), prompt);
            tokens += Prose.tokens(prompt).size();
            String echo = question.body().path("echo").booleanValue() ? prompt : "";
            for (int i = 0; i < question.n(); i++) {
                Choice said = text(question, List.of(), prose.answer(i, question.n()));
                choices.add(echo.isEmpty() || said.words().isEmpty() ? said : echoed(echo, said));
            }
        }
        return new Answer(choices, tokens);
    }

    private static Choice echoed(String prompt, Choice said) {
        List<String> words = new ArrayList<>(said.words());
        words.set(0, prompt + said.words().getFirst());
        return new Choice(List.of(), List.copyOf(words), "", "", said.finish());
    }

    /// The prompts of a legacy request: text, token ids, or a list of either.
    private static List<String> prompts(JsonNode prompt) {
        List<String> prompts = new ArrayList<>();
        boolean many = prompt.isArray() && (prompt.path(0).isTextual() || prompt.path(0).isArray());
        if (many) {
            prompt.forEach(one -> prompts.add(one.isTextual() ? one.textValue() : one.toString()));
        } else {
            prompts.add(prompt.isTextual() ? prompt.textValue() : prompt.toString());
        }
        return prompts;
    }

    private static Choice text(Question question, List<String> thoughts, String said) {
        int end = said.length();
        for (String stop : question.stops()) {
            int at = said.indexOf(stop);
            end = at < 0 ? end : Math.min(end, at);
        }
        return capped(
                question.cap(), thoughts, Prose.tokens(said.substring(0, end)), "", "", "stop");
    }

    private static Choice call(
            Question question, List<String> thoughts, String tool, String arguments, String id) {
        return capped(
                question.cap(),
                thoughts,
                Prose.tokens(arguments),
                tool,
                "call_" + id,
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

    private static int promptTokens(JsonNode body) {
        int tokens = PER_MESSAGE;
        for (JsonNode message : body.path("messages")) {
            tokens += PER_MESSAGE + Prose.tokens(Prose.text(message.path("content"))).size();
            tokens += Prose.tokens(written(message.path("tool_calls"))).size();
        }
        return tokens + Prose.tokens(written(body.path("tools"))).size();
    }

    private static String written(JsonNode node) {
        return node.isEmpty() ? "" : node.toString();
    }
}
