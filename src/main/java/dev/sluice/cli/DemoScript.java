package dev.sluice.cli;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.random.RandomGenerator;

/// What [Demo] asks: the mixture that a gateway of an office sees, in prompts written for it.
/// Korean and English, short and hard, tools, streams, embeddings, and a few requests that are
/// wrong.
final class DemoScript {

    private static final JsonNodeFactory MAKE = JsonNodeFactory.instance;

    private static final List<String> SHORT =
            List.of(
                    "What is the plural of 'index'?",
                    "Write a one-line thank-you note to a colleague who covered my shift.",
                    "Translate to Korean: the meeting moved to Thursday.",
                    "안녕하세요, 오늘 회의록을 세 줄로 요약하는 방법을 알려 주세요.",
                    "다음 문장을 정중하게 바꿔 주세요: 파일 빨리 보내.",
                    "서울에서 부산까지 기차로 얼마나 걸리나요?",
                    "Give me three names for a lunch club.");

    private static final List<String> HARD =
            List.of(
                    "Prove that every integer greater than 1 has a prime divisor, then show where the proof"
                            + " uses that the integers are well ordered, and give a ring in which it fails.",
                    "A service has two queues and one worker. Arrivals are Poisson at 3 and 5 a second, the"
                            + " worker serves 9 a second. Derive the mean wait of each queue under strict"
                            + " priority, step by step, and say when the answer stops being finite.",
                    "Here is a lock-free queue with one bug:\n```java\nNode t = tail.get();\nt.next = n;\n"
                            + "tail.compareAndSet(t, n);\n```\nFind an interleaving of two threads that loses an"
                            + " element, prove that it does, and write a correct version.",
                    "어떤 회사가 3년 동안 매년 12%씩 감가상각되는 장비와 5년 임대 중 하나를 고르려고 합니다. 할인율이 7%일 때"
                            + " 두 안의 순현재가치를 단계별로 비교하고, 어떤 할인율에서 결론이 바뀌는지 증명해 주세요.",
                    "다음 SQL의 실행 계획이 느린 이유를 분석하고, 인덱스 두 개를 설계한 뒤 각각의 비용을 비교해 주세요:"
                            + " SELECT o.id FROM orders o JOIN items i ON i.order_id = o.id"
                            + " WHERE o.day > '2026-01-01' GROUP BY o.id HAVING sum(i.price) > 100;");

    private static final List<String> SOUGHT =
            List.of("휴가 신청 절차", "how to reset the office printer", "expense report deadline");

    private final RandomGenerator random;
    private final String embedding;

    /// @param embedding the name of a model for embeddings; empty when there is none
    DemoScript(RandomGenerator random, String embedding) {
        this.random = random;
        this.embedding = embedding;
    }

    /// @param kind what it is for, in a word
    /// @param path below `/v1/`
    record Question(String kind, String path, String body) {}

    Question next() {
        int dice = random.nextInt(100);
        if (dice < 8 && !embedding.isEmpty()) {
            return embeddings();
        }
        if (dice < 13) {
            return wrong();
        }
        ObjectNode body = chat(dice < 40 ? HARD : SHORT);
        if (dice >= 90) {
            tools(body);
        }
        boolean streams = random.nextInt(100) < 45;
        if (streams) {
            body.put("stream", true);
            body.putObject("stream_options").put("include_usage", true);
        }
        String kind = dice < 40 ? "hard" : dice >= 90 ? "tools" : "short";
        return new Question(
                streams ? kind + ", streamed" : kind, "chat/completions", body.toString());
    }

    private ObjectNode chat(List<String> prompts) {
        ObjectNode body = MAKE.objectNode();
        body.put("model", "auto").put("max_tokens", 2_000);
        body.putArray("messages")
                .add(message("system", "You help the people of a small office."))
                .add(message("user", prompts.get(random.nextInt(prompts.size()))));
        return body;
    }

    private static JsonNode message(String role, String content) {
        return MAKE.objectNode().put("role", role).put("content", content);
    }

    private static void tools(ObjectNode body) {
        ObjectNode function = body.putArray("tools").addObject().put("type", "function");
        ObjectNode room = function.putObject("function").put("name", "book_room");
        ObjectNode schema = room.putObject("parameters").put("type", "object");
        schema.putObject("properties").putObject("time").put("type", "string");
        schema.putArray("required").add("time");
    }

    private Question embeddings() {
        ObjectNode body = MAKE.objectNode().put("model", embedding);
        body.put("input", SOUGHT.get(random.nextInt(SOUGHT.size())));
        return new Question("embeddings", "embeddings", body.toString());
    }

    /// What callers get wrong, a little of each.
    private Question wrong() {
        String body =
                switch (random.nextInt(3)) {
                    case 0 -> chat(SHORT).put("model", "a-model-nobody-has").toString();
                    case 1 -> "{\"model\":\"auto\"}";
                    default -> "{\"model\":\"auto\",\"messages\":[";
                };
        return new Question("wrong on purpose", "chat/completions", body);
    }
}
