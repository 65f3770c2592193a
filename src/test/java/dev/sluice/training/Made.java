package dev.sluice.training;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;

/// Rows of our own, whose hardness is known: prompts with a hard word need the strong model more
/// often.
final class Made {

    private static final String[] EASY = {"translate", "greet", "rename", "list", "copy"};
    private static final String[] HARD = {"prove", "derive", "optimise", "schedule", "debug"};
    private static final String[] THINGS = {
        "a map", "two lists", "the plan", "this text", "a lemma"
    };

    final StringWriter out = new StringWriter();
    final StringWriter err = new StringWriter();

    static Path rows(Path folder, String source, int count, long seed) throws IOException {
        Random random = new Random(seed);
        StringBuilder lines = new StringBuilder();
        for (int i = 0; i < count; i++) {
            boolean hard = random.nextInt(3) == 0;
            String[] verbs = hard ? HARD : EASY;
            boolean needs = random.nextDouble() < (hard ? 0.7 : 0.15);
            lines.append(
                    "{\"id\":\"%s-%d\",\"source\":\"%s\",\"prompt\":\"%s %s number %d for %s\",\"weak_correct\":%d,\"strong_correct\":1,\"group\":\"g\"}\n"
                            .formatted(
                                    source,
                                    i,
                                    source,
                                    verbs[random.nextInt(5)],
                                    THINGS[random.nextInt(5)],
                                    i,
                                    THINGS[random.nextInt(5)],
                                    needs ? 0 : 1));
        }
        return Files.writeString(folder.resolve(source + ".jsonl"), lines);
    }

    Path fit(Path out, Path... rows) {
        Fit.run(
                new Fit.Order(List.of(rows), null, false, null, out, 0, ""),
                new PrintWriter(this.out),
                new PrintWriter(err));
        return out;
    }
}
