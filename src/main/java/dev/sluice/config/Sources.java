package dev.sluice.config;

import java.io.StringReader;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.SortedMap;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.error.Mark;
import org.yaml.snakeyaml.error.MarkedYAMLException;
import org.yaml.snakeyaml.error.YAMLException;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.NodeTuple;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.Tag;

/// Reads the files and merges them by top-level key: section to name to where that name is defined.
record Sources(Findings findings, Map<String, Map<String, Piece>> sections) {

    static Sources merge(SortedMap<String, byte[]> files, Findings findings) {
        Sources sources = new Sources(findings, new LinkedHashMap<>());
        files.forEach(sources::file);
        return sources;
    }

    private void file(String file, byte[] bytes) {
        String text = text(file, bytes);
        if (text == null) {
            return;
        }
        try {
            Node root = new Yaml(options()).compose(new StringReader(text));
            if (root != null && !root.getTag().equals(Tag.NULL)) {
                sections(file, root);
            }
        } catch (MarkedYAMLException e) {
            Mark mark = e.getProblemMark() == null ? e.getContextMark() : e.getProblemMark();
            syntax(file, mark == null ? 1 : mark.getLine() + 1, e.getProblem());
        } catch (YAMLException e) {
            syntax(file, 1, e.getMessage());
        }
    }

    /// The parser's words without its advice.
    private void syntax(String file, int line, @Nullable String problem) {
        String words = Shown.clean(String.valueOf(problem).replaceAll("\\. .*", ""));
        findings.problem(file, line, "is not YAML: " + words + "; mend the syntax");
    }

    /// Null, and a problem, for what is not text. A file without a single character is most likely
    /// half written, and its content would silently be gone.
    private @Nullable String text(String file, byte[] bytes) {
        try {
            String text =
                    StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
            if (!file.endsWith(".yaml")) {
                String other = "is not read; end its name in .yaml, or begin it with a dot";
                findings.problem(file, 1, other);
                return null;
            }
            if (text.isBlank()) {
                findings.problem(
                        file, 1, "is empty; write a section or a comment, or remove the file");
                return null;
            }
            return text.startsWith("\uFEFF") ? text.substring(1) : text;
        } catch (CharacterCodingException e) {
            findings.problem(file, 1, "is not UTF-8 text; save it as UTF-8");
            return null;
        }
    }

    private static LoaderOptions options() {
        LoaderOptions options = new LoaderOptions();
        options.setAllowRecursiveKeys(false);
        options.setMergeOnCompose(true);
        return options;
    }

    private void sections(String file, Node root) {
        if (!(root instanceof MappingNode mapping)) {
            findings.problem(
                    file, Piece.line(root), "is not a mapping; write sections such as `models:`");
            return;
        }
        for (NodeTuple section : mapping.getValue()) {
            if (section.getKeyNode() instanceof ScalarNode key) {
                section(file, key, section.getValueNode());
            } else {
                findings.problem(
                        file,
                        Piece.line(section.getKeyNode()),
                        "has a section whose name is not a text; write one such as `models:`");
            }
        }
    }

    private void section(String file, ScalarNode key, Node value) {
        String section = key.getValue();
        findings.place(section, file, Piece.line(key));
        Map<String, Piece> names = sections.computeIfAbsent(section, _ -> new LinkedHashMap<>());
        if (value instanceof MappingNode mapping) {
            Piece.all(mapping, file, section, names, findings);
        } else if (!value.getTag().equals(Tag.NULL)) {
            String message = "is not a mapping; write names and what they mean below it";
            findings.problem(new Problem(file, Piece.line(key), section, message));
        }
    }
}
