package dev.sluice.house;

import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import javax.tools.DiagnosticCollector;
import javax.tools.JavaFileObject;
import javax.tools.SimpleJavaFileObject;
import javax.tools.ToolProvider;

/// Java of a document: a whole file, or imports and statements.
final class Snippet extends SimpleJavaFileObject {

    private final String source;

    private Snippet(String name, String source) {
        super(URI.create("string:///" + name + ".java"), Kind.SOURCE);
        this.source = source;
    }

    @Override
    public CharSequence getCharContent(boolean ignoreEncodingErrors) {
        return source;
    }

    /// What the compiler says against it, on the class path of the tests.
    static List<String> errors(String text, Path classes) {
        DiagnosticCollector<JavaFileObject> said = new DiagnosticCollector<>();
        var options = List.of("-d", classes.toString(), "-proc:none");
        ToolProvider.getSystemJavaCompiler()
                .getTask(null, null, said, options, null, List.of(of(text)))
                .call();
        return said.getDiagnostics().stream()
                .filter(one -> one.getKind() == javax.tools.Diagnostic.Kind.ERROR)
                .map(one -> one.getLineNumber() + ": " + one.getMessage(Locale.ROOT))
                .toList();
    }

    private static Snippet of(String text) {
        if (text.startsWith("package ")) {
            return new Snippet(text.replaceAll("(?s).*?\\b(class|record) (\\w+).*", "$2"), text);
        }
        String imports =
                text.lines().filter(Snippet::isImport).collect(Collectors.joining("\n", "", "\n"));
        String statements =
                text.lines().filter(line -> !isImport(line)).collect(Collectors.joining("\n"));
        return new Snippet(
                "Shown",
                imports + "class Shown { void run() throws Exception {\n" + statements + "\n} }");
    }

    private static boolean isImport(String line) {
        return line.startsWith("import ");
    }
}
