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
        return whole ? reference.appendTail(out).toString() : null;
    }

    private @Nullable String value(String reference, String path) {
        if (reference.startsWith("file:")) {
            return content(reference.substring("file:".length()), path);
        }
        Matcher variable = VARIABLE.matcher(reference);
        if (!variable.matches()) {
            String form = "write ${NAME}, ${NAME:default} or ${file:/path}";
            findings.problem(
                    path, "'${" + Shown.clean(reference) + "}' is not a reference; " + form);
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
