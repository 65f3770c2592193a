package dev.sluice.config;

import java.util.Map;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.NodeTuple;
import org.yaml.snakeyaml.nodes.ScalarNode;

/// One entry of a mapping, and where it is written.
///
/// @param key with the line to blame
record Piece(String file, ScalarNode key, Node value) {

    int line() {
        return line(key);
    }

    private Problem twice(Piece first, String path) {
        String name = Shown.clean(key.getValue());
        String where = first.file + ":" + first.line();
        String message = "'" + name + "' is defined already at " + where + "; keep one";
        return new Problem(file, line(), path, message);
    }

    /// Adds the entries of a mapping to those known by name; the first of a name stays.
    static void all(
            MappingNode mapping,
            String file,
            String path,
            Map<String, Piece> into,
            Findings findings) {
        for (NodeTuple entry : mapping.getValue()) {
            if (!(entry.getKeyNode() instanceof ScalarNode key)) {
                String message = "has a name that is not a text; write one without [ or {";
                findings.problem(new Problem(file, line(entry.getKeyNode()), path, message));
                continue;
            }
            Piece here = new Piece(file, key, entry.getValueNode());
            Piece first = into.putIfAbsent(key.getValue(), here);
            if (first != null) {
                findings.problem(here.twice(first, path + "." + Shown.clean(key.getValue())));
            }
        }
    }

    static int line(Node node) {
        return node.getStartMark().getLine() + 1;
    }
}
