package dev.sluice.config;

import java.io.IOException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Replaces `${ENV}`, `${ENV:default}` and `${file:/path}` by what they stand for.
///
/// @param environment answers null for what is not set
record References(Findings findings, UnaryOperator<@Nullable String> environment) {

    private static final String FORMS = "write ${NAME}, ${NAME:default} or ${file:/path}";
    private static final Pattern REFERENCE = Pattern.compile("\\$\\{([^}]*)}");
    private static final Pattern VARIABLE =
            Pattern.compile("([A-Za-z_][A-Za-z0-9_]*)(:(.*))?", Pattern.DOTALL);

    /// The text with its references replaced; null, and a problem, when one leads nowhere.
    @Nullable String resolve(String text, String path) {
        if (!text.contains("${")) {
            return text;
        }
        findings.written(path, text);
        StringBuilder out = new StringBuilder();
        boolean whole = true;
        Matcher reference = REFERENCE.matcher(text);
        while (reference.find()) {
            String value = value(reference.group(1), path);
            whole &= value != null;
            reference.appendReplacement(out, Matcher.quoteReplacement(value == null ? "" : value));
        }
        int end = out.length();
        reference.appendTail(out);
        if (out.indexOf("${", end) >= 0) {
            findings.problem(path, "'${' has no '}'; " + FORMS);
            return null;
        }
        return whole ? out.toString() : null;
    }

    private @Nullable String value(String reference, String path) {
        if (reference.startsWith("file:")) {
            return content(reference.substring("file:".length()), path);
        }
        Matcher variable = VARIABLE.matcher(reference);
        if (!variable.matches()) {
            findings.problem(
                    path, "'${" + Shown.clean(reference) + "}' is not a reference; " + FORMS);
            return null;
        }
        if (variable.group(3) != null && variable.group(3).matches("(?s)[-=?].*")) {
            shell(variable.group(1), variable.group(3).charAt(0), path);
            return null;
        }
        String set = environment.apply(variable.group(1));
        if (set != null || variable.group(3) != null) {
            return set != null ? set : variable.group(3);
        }
        String name = variable.group(1);
        findings.problem(
                path,
                "'${" + name + "}' is not set; set " + name + " or write ${" + name + ":default}");
        return null;
    }

    /// `${NAME:-default}` is a shell's; its dash would be part of the address, or of the key.
    private void shell(String name, char sign, String path) {
        String said = "the default of '${" + name + ":" + sign + "...}' would begin with '" + sign;
        findings.problem(path, said + "'; write ${" + name + ":...}");
    }

    private @Nullable String content(String file, String path) {
        try {
            return Files.readString(Folder.regular(Path.of(file))).stripTrailing();
        } catch (IOException | InvalidPathException e) {
            boolean told = e instanceof FileSystemException known && known.getReason() != null;
            String why =
                    told ? ((FileSystemException) e).getReason() : e.getClass().getSimpleName();
            findings.problem(
                    path,
                    "'${file:%s}' cannot be read (%s); name a readable UTF-8 file"
                            .formatted(Shown.clean(file), why));
            return null;
        }
    }
}
