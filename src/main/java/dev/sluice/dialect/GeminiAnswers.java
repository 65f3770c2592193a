package dev.sluice.dialect;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// Results of tools in the order of their calls, whatever order the caller gave them in: Gemini
/// takes no other.
final class GeminiAnswers {

    private record Result(int order, byte[] part) {}

    private final Map<String, Integer> order = new HashMap<>();
    private final List<Result> results = new ArrayList<>();

    /// The calls of one more turn follow.
    void begin() {
        order.clear();
    }

    /// Which call of its turn it is.
    int called(String id) {
        int place = order.size();
        order.put(id, place);
        return place;
    }

    void add(String id, byte[] part) {
        results.add(new Result(order.getOrDefault(id, results.size()), part));
    }

    boolean any() {
        return !results.isEmpty();
    }

    /// Writes and forgets them.
    void write(Bytes out) {
        results.sort(Comparator.comparingInt(Result::order));
        results.forEach(each -> out.comma().put(each.part));
        results.clear();
    }
}
