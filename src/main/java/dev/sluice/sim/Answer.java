package dev.sluice.sim;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;

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
                        ? Tokens.of(
                                prose.thoughts(question.body().path("reasoning_effort").asText("")))
                        : List.of();
        String tool = talk.tool();
        String call = tool.isEmpty() ? "" : talk.tools().arguments(tool);
        String seed = tool.isEmpty() ? "" : question.body().toString();
        String form = talk.form();
        List<Choice> choices = new ArrayList<>();
        for (int i = 0; i < question.n(); i++) {
            String said = form.isEmpty() ? talk.say(prose, i) : form;
            choices.add(
                    tool.isEmpty()
                            ? Choice.text(question, thoughts, said)
                            : Choice.call(question, thoughts, tool, call, seed + i));
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
            tokens += Tokens.of(prompt).size();
            String echo = question.body().path("echo").booleanValue() ? prompt : "";
            for (int i = 0; i < question.n(); i++) {
                Choice said = Choice.text(question, List.of(), prose.answer(i, question.n()));
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

    private static int promptTokens(JsonNode body) {
        int tokens = PER_MESSAGE;
        for (JsonNode message : body.path("messages")) {
            tokens += PER_MESSAGE + Tokens.of(Tokens.text(message.path("content"))).size();
            tokens += Tokens.of(written(message.path("tool_calls"))).size();
        }
        return tokens + Tokens.of(written(body.path("tools"))).size();
    }

    private static String written(JsonNode node) {
        return node.isEmpty() ? "" : node.toString();
    }
}
