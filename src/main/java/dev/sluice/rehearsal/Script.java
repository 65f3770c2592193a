package dev.sluice.rehearsal;

import java.util.List;

/// What is played: a configuration, and the requests of its callers.
public final class Script {

    /// The public id of the callers' key.
    public static final String KEY = "rehearse";

    /// Each is 42 frames.
    private static final int ONE_IN_STREAMS = 8;

    /// What a real installation has: a key, prices, weights, a fallback and rules.
    private static final String CONFIGURATION =
            """
            providers:
              canned: { dialect: openai, base-url: "http://127.0.0.1:%d/v1", residency: self-hosted }
            models:
              quick: { provider: canned, upstream: quick-1, tier: fast, patch: { reasoning_effort: none }, price: { input: 1.25, cached-input: 0.125, output: 10 } }
              other: { provider: canned, upstream: other-1, tier: fast, price: { input: 1, output: 5 } }
              deep: { provider: canned, upstream: deep-1, tier: reasoning, patch: { reasoning_effort: medium }, price: { input: 2, output: 20 } }
            pools:
              fast: [ { model: quick, weight: 80 }, { model: other, weight: 20 } ]
            routes:
              auto: { fast: fast, reasoning: deep, fallback: [ other ] }
              code: { fast: quick, reasoning: deep }
              mail: { fast: other, reasoning: deep, fallback: [ quick ] }
            teams:
              crew:
                models: [ "*" ]
                labels: { confidential: "false" }
                limits: { requests-per-minute: 100000000, tokens-per-minute: 10000000000, concurrent: 100000 }
                keys: [ { id: rehearse, hash: "%s" } ]
                rules:
                  - { name: pii, when: '"pii" in request.tags || team.labels.confidential == "true"', require: { residency: self-hosted } }
                  - { name: agents, when: request.toolResults > 0, tier: fast }
                  - { name: cap, when: request.maxTokens > 16000, deny: ask for at most 16000 tokens }
              band: { models: [ "*" ] }
              cast: { models: [ auto ] }
            """;

    private static final String LONG =
            "Compare the two proposals step by step; which one costs less over 12 months, and why? ";

    private static final List<String> ASKED =
            List.of(
                    "hello there",
                    LONG.repeat(12),
                    "다음 문장을 영어로 번역해 주세요: 내일 오전 회의는 취소되었습니다. " + "자세한 내용은 메일로 보냈습니다. ".repeat(20),
                    "Write a function `sum(int[] a)` in Java:\\n```java\\nint sum(int[] a) {\\n```\\n"
                            .repeat(6),
                    "Explain the plan. ".repeat(50),
                    "Prove that x^2 + y^2 >= 2xy for all real x and y.");

    /// What may stand beside the messages, one after the other: what a parser has met it does not
    /// have to be compiled for again.
    private static final List<String> BESIDE =
            List.of(
                    "",
                    ",\"temperature\":0.7",
                    ",\"temperature\":1,\"max_tokens\":400",
                    ",\"max_completion_tokens\":2000,\"top_p\":0.95,\"seed\":7,\"user\":\"somebody\"",
                    ",\"tools\":[{\"type\":\"function\",\"function\":{\"name\":\"look_up\",\"parameters\":{\"type\":\"object\","
                            + "\"properties\":{\"city\":{\"type\":\"string\"}}}}}],\"tool_choice\":\"auto\"",
                    ",\"stop\":[\"END\"],\"frequency_penalty\":0.5,\"stream_options\":{\"include_usage\":true}",
                    ",\"response_format\":{\"type\":\"json_object\"},\"metadata\":{\"run\":\"12\"}");

    private static final String EARLIER =
            "{\"role\":\"user\",\"content\":\"What is a plan?\"},{\"role\":\"assistant\",\"content\":\"A list of steps.\"},";

    private Script() {}

    /// @param port of the [CannedUpstream]
    /// @param hash of the callers' key
    static String configuration(int port, String hash) {
        return CONFIGURATION.formatted(port, hash);
    }

    /// The request of this number. Each of its parts has its own period.
    static String body(int i) {
        boolean streams = i % ONE_IN_STREAMS == 0;
        return """
        {"model":"%s","messages":[{"role":"system","content":"You are a careful assistant."},%s\
        {"role":"user","content":"%s"}]%s%s}\
        """
                .formatted(
                        i % 10 == 9 ? "deep" : "auto",
                        i % 3 == 2 ? EARLIER : "",
                        ASKED.get(i % ASKED.size()),
                        BESIDE.get(streams && i % 16 == 0 ? 5 : i % 7 == 5 ? 0 : i % 7),
                        streams ? ",\"stream\":true" : i % 9 == 4 ? ",\"stream\":false" : "");
    }
}
