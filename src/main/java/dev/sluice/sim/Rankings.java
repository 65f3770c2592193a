package dev.sluice.sim;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/// Answers of `sim-rerank`: a document's score is the share of the query's words that it holds.
/// That is all it knows of meaning. Pure.
final class Rankings {

    /// What Cohere recommends at most in one request (Cohere, Rerank best practices, 2026-11).
    private static final int MOST_DOCUMENTS = 1_000;

    private static final Pattern NO_WORD = Pattern.compile("[^\\p{L}\\p{N}]+");

    private Rankings() {}

    private record Result(int index, double score) {}

    static ObjectNode of(JsonNode body) {
        if (Voice.named(Fields.model(body)) != Voice.RERANK) {
            throw Complaint.unknownModel("This model puts nothing in order; use sim-rerank.");
        }
        JsonNode query = body.path("query");
        if (!query.isTextual() || query.textValue().isBlank()) {
            throw Complaint.missing("query");
        }
        List<String> documents = documents(body.path("documents"));
        int most = Fields.whole(body, "top_n", 1, Integer.MAX_VALUE, documents.size());
        ObjectNode answer = JsonNodeFactory.instance.objectNode().put("id", "rerank-sim");
        answer.put("model", Voice.RERANK.model());
        ArrayNode rows = answer.putArray("results");
        for (Result result : ranked(words(query.textValue()), documents)) {
            if (rows.size() < most) {
                rows.addObject()
                        .put("index", result.index)
                        .put("relevance_score", result.score)
                        .putObject("document")
                        .put("text", documents.get(result.index));
            }
        }
        int tokens = Tokens.of(query.textValue()).size() * documents.size();
        tokens += documents.stream().mapToInt(text -> Tokens.of(text).size()).sum();
        answer.putObject("usage").put("total_tokens", tokens);
        return answer;
    }

    private static List<String> documents(JsonNode given) {
        List<String> documents = new ArrayList<>();
        given.forEach(one -> documents.add(one.path("text").asText(one.asText(""))));
        if (documents.isEmpty()) {
            throw Complaint.missing("documents");
        }
        if (documents.size() > MOST_DOCUMENTS) {
            throw Complaint.invalid(
                    "documents", "'documents' holds at most " + MOST_DOCUMENTS + " texts.");
        }
        return documents;
    }

    private static List<Result> ranked(Set<String> query, List<String> documents) {
        List<Result> results = new ArrayList<>();
        for (int i = 0; i < documents.size(); i++) {
            Set<String> words = words(documents.get(i));
            long shared = query.stream().filter(words::contains).count();
            results.add(new Result(i, query.isEmpty() ? 0 : (double) shared / query.size()));
        }
        results.sort(Comparator.comparingDouble(Result::score).reversed());
        return results;
    }

    private static Set<String> words(String text) {
        Set<String> words = new HashSet<>(List.of(NO_WORD.split(text.toLowerCase(Locale.ROOT))));
        words.remove("");
        return words;
    }
}
