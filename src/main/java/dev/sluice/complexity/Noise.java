package dev.sluice.complexity;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.util.Arrays;
import java.util.stream.Stream;

/// Blocks that the harness of a coding agent puts into a human turn (`<system-reminder>` and its
/// kin): not the caller's words, so not read. Only names that people do not use as tags of their
/// own; `<context>` is a person's.
final class Noise {

    private static final byte[][] NAMES =
            Stream.of(
                            "system-reminder",
                            "environment_details",
                            "environment_context",
                            "environment_info",
                            "workspace_info",
                            "user_instructions",
                            "user_info",
                            "project_layout",
                            "additional_data",
                            "attached_files",
                            "open_and_recently_viewed_files",
                            "ide_selection",
                            "ide_opened_file",
                            "editorContext",
                            "reminderInstructions",
                            "local-command-stdout",
                            "command-message",
                            "command-name")
                    .map(name -> name.getBytes(US_ASCII))
                    .toArray(byte[][]::new);

    private static final byte[] LESS = "\\u003c".getBytes(US_ASCII);
    private static final byte[] MORE = "\\u003e".getBytes(US_ASCII);

    private Noise() {}

    /// Where a block ends that begins with `<` just before `at`: behind its closing tag, `at` when
    /// no such block begins here, -1 when it does and never ends.
    static int after(byte[] bytes, int at, int end) {
        for (byte[] name : NAMES) {
            int close = at + name.length;
            if (close < end && bytes[at] == name[0] && is(bytes, at, name)) {
                int behind = more(bytes, close, end);
                return behind < 0 ? at : close(bytes, behind, end, name);
            }
        }
        return at;
    }

    private static boolean is(byte[] bytes, int at, byte[] word) {
        int to = at + word.length;
        return to <= bytes.length && Arrays.equals(bytes, at, to, word, 0, word.length);
    }

    private static int more(byte[] bytes, int at, int end) {
        return sign(bytes, at, end, '>', MORE);
    }

    /// Behind a sign that may be written as an escape, or -1.
    private static int sign(byte[] bytes, int at, int end, char plain, byte[] escaped) {
        if (at < end && bytes[at] == plain) {
            return at + 1;
        }
        return at + escaped.length <= end && is(bytes, at, escaped) ? at + escaped.length : -1;
    }

    private static int close(byte[] bytes, int from, int end, byte[] name) {
        for (int at = from; at < end; at++) {
            int open = sign(bytes, at, end, '<', LESS);
            int slash = open > 0 && open < end && bytes[open] == '\\' ? open + 1 : open;
            if (open > 0 && slash + name.length < end && bytes[slash] == '/') {
                int behind = more(bytes, slash + 1 + name.length, end);
                if (behind > 0 && is(bytes, slash + 1, name)) {
                    return behind;
                }
            }
        }
        return -1;
    }
}
