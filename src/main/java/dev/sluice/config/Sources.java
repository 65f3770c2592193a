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
import org.yaml.snakeyaml.reader.ReaderException;

/// Reads the files and merges them by top-level key: section to name to where that name is defined.
record Sources(Findings findings, Map<String, Map<String, Piece>> sections) {

    /// One anchor may serve all models; what aliases of aliases unfold to is bounded by [Values].
    private static final int ALIASES = 2_000;

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
            sections(file, new Yaml(options()).compose(new StringReader(text)));
        } catch (MarkedYAMLException e) {
            Mark mark = e.getProblemMark() == null ? e.getContextMark() : e.getProblemMark();
            syntax(file, mark == null ? 1 : mark.getLine() + 1, e.getProblem());
        } catch (ReaderException e) {
            int line = Place.after(text.substring(0, text.indexOf(e.getCodePoint())));
            syntax(file, line, "U+%04X is not allowed".formatted(e.getCodePoint()));
        } catch (YAMLException e) {
            syntax(file, 1, e.getMessage());
        }
    }

    /// The parser's words without its advice.
    private void syntax(String file, int line, @Nullable String problem) {
        String words = Shown.clean(String.valueOf(problem).replaceAll("\\. .*", ""));
        boolean second = words.equals("but found another document");
        String more = "holds a second document; write it into a file of its own";
        findings.problem(file, line, second ? more : "is not YAML: " + words + "; mend the syntax");
    }

    /// Null, and a problem, for what is not text, or is silently gone: a file without a character
    /// is most likely half written, and one in `.yml` meant to be read.
    private @Nullable String text(String file, byte[] bytes) {
        ByteBuffer read = ByteBuffer.wrap(bytes);
        try {
            String whole = StandardCharsets.UTF_8.newDecoder().decode(read).toString();
            String text = whole.startsWith("\uFEFF") ? whole.substring(1) : whole;
            boolean named = file.endsWith(".yaml");
            if (named && !text.isBlank()) {
                return text;
            }
            String empty = "is empty; write a section or a comment, or remove the file";
            String other = "is not read; end its name in .yaml, or begin it with a dot";
            findings.problem(file, 1, named ? empty : other);
        } catch (CharacterCodingException e) {
            String before = new String(bytes, 0, read.position(), StandardCharsets.ISO_8859_1);
            findings.problem(file, Place.after(before), "is not UTF-8 text; save it as UTF-8");
        }
        return null;
    }

    private static LoaderOptions options() {
        LoaderOptions options = new LoaderOptions();
        options.setAllowRecursiveKeys(false);
        options.setMergeOnCompose(true);
        options.setMaxAliasesForCollections(ALIASES);
        return options;
    }

    private void sections(String file, @Nullable Node root) {
        if (root instanceof MappingNode mapping) {
            mapping.getValue().forEach(section -> section(file, section));
        } else if (root != null && !root.getTag().equals(Tag.NULL)) {
            String message = "is not a mapping; write sections such as `models:`";
            findings.problem(file, Piece.line(root), message);
        }
    }

    private void section(String file, NodeTuple tuple) {
        if (!(tuple.getKeyNode() instanceof ScalarNode key)) {
            String message = "has a section whose name is not a text; write one such as `models:`";
            findings.problem(file, Piece.line(tuple.getKeyNode()), message);
            return;
        }
        Node value = tuple.getValueNode();
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
