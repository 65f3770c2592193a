package dev.sluice.kit;

import dev.sluice.ask.Edits;
import dev.sluice.ask.Patch;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;

/// Seeded cases for property tests: the same seed gives the same case on every machine. Names come
/// from a small pool, so that edits meet members often.
public final class Cases {

    private static final List<String> NAMES =
            List.of("a", "b", "c", "long_name", "é", "k.l", "metadata");
    private static final List<String> SCALARS =
            List.of(
                    "null",
                    "true",
                    "false",
                    "0",
                    "-1.50",
                    "1e0",
                    "1E400",
                    "12345678901234567890",
                    "\"\"",
                    "\"x\"",
                    "\"\\\"}{,\\\\\"",
                    "\"\\ud83d\\ude00\"",
                    "\"한\"",
                    "[]",
                    "{}");
    private static final List<String> BLANKS = List.of("", "", "", " ", "\n  ", "\t\r\n");

    private final RandomGenerator random;

    public Cases(long seed) {
        this.random = RandomGeneratorFactory.of("L64X128MixRandom").create(seed);
    }

    /// A completions request: valid, with every name at most once in each object.
    public String body() {
        return blank()
                + object(3, "\"model\"" + blank() + ":" + blank() + "\"m\\u00e9\"")
                + blank();
    }

    public Edits edits() {
        List<String> drop = random.nextInt(3) == 0 ? some() : List.of();
        Map<String, String> rename = new HashMap<>();
        if (random.nextInt(3) == 0) {
            some().forEach(source -> rename.put(source, pick(NAMES) + random.nextInt(2)));
            rename.put(pick(NAMES), pick(NAMES));
        }
        Patch patch = random.nextBoolean() ? patch() : patch().then(patch());
        return new Edits("up\"stream", patch, random.nextBoolean(), drop, rename);
    }

    public Patch patch() {
        return Patch.of(random.nextInt(4) == 0 ? "{}" : object(2, ""));
    }

    private String object(int depth, String must) {
        List<String> members = new ArrayList<>(must.isEmpty() ? List.of() : List.of(must));
        for (String name : some()) {
            String member = "\"" + name + "\"" + blank() + ":" + blank() + value(depth - 1);
            members.add(random.nextInt(members.size() + 1), member);
        }
        if (random.nextInt(3) == 0) {
            String options = random.nextBoolean() ? "null" : "{ \"x\":1 }";
            members.add(random.nextInt(members.size() + 1), "\"stream_options\":" + options);
        }
        return "{" + blank() + String.join(blank() + "," + blank(), members) + blank() + "}";
    }

    private String value(int depth) {
        return switch (depth == 0 ? 2 : random.nextInt(4)) {
            case 0 -> object(depth, "");
            case 1 -> "[" + value(depth - 1) + "," + blank() + value(depth - 1) + "]";
            default -> pick(SCALARS);
        };
    }

    private List<String> some() {
        return NAMES.stream().filter(_ -> random.nextInt(3) == 0).toList();
    }

    private String blank() {
        return pick(BLANKS);
    }

    private String pick(List<String> from) {
        return from.get(random.nextInt(from.size()));
    }
}
