package dev.sluice.config;

/// One thing wrong with the configuration, or a warning about it: where it stands, what was found
/// and how to mend it. Never holds a secret.
///
/// @param file relative to the directory, with `/`; empty when no single file is to blame
/// @param line counted from 1; 0 when no line is to blame
/// @param path such as `models.gpt-fast.provider`; empty when the file cannot be read as YAML
public record Problem(String file, int line, String path, String message) {

    /// `FILE:LINE: PATH: message`, without the parts that are empty.
    @Override
    public String toString() {
        String place = file.isEmpty() ? "" : line == 0 ? file + ": " : file + ":" + line + ": ";
        return place + (path.isEmpty() ? "" : path + ": ") + message;
    }
}
