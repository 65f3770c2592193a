package dev.sluice.house;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/// A code block of a document.
///
/// @param language what stands behind the opening fence; empty when nothing does
record Block(Path file, int line, String language, String text) {

    private static final String FENCE = "```";

    static Stream<Block> all() {
        return Project.documents().stream().flatMap(file -> in(file).stream());
    }

    static Stream<Block> all(String language) {
        return all().filter(block -> block.language.equals(language));
    }

    private static List<Block> in(Path file) {
        List<Block> blocks = new ArrayList<>();
        List<String> lines = Project.lines(file);
        for (int i = 0; i < lines.size(); i++) {
            if (lines.get(i).strip().startsWith(FENCE)) {
                int end = i + 1;
                while (!lines.get(end).strip().equals(FENCE)) {
                    end++;
                }
                String text = String.join("\n", lines.subList(i + 1, end)).stripIndent();
                blocks.add(new Block(file, i + 1, lines.get(i).strip().substring(3), text + "\n"));
                i = end;
            }
        }
        return blocks;
    }

    /// Its commands, each on one line: a backslash at the end of a line joins the next to it.
    List<String> commands() {
        return text.replaceAll("\\\\\\n\\s*", "")
                .lines()
                .map(String::strip)
                .filter(line -> !line.isEmpty() && !line.startsWith("#"))
                .toList();
    }

    @Override
    public String toString() {
        return Project.at(file, line);
    }
}
