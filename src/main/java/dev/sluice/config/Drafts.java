package dev.sluice.config;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// The files of a [Configuration] as people edit them: read, tried without being saved, and saved
/// only when nobody saved in between and the whole would load. Names come from requests, so a file
/// is found by its name in the list of those that are there, never by a path (security S17). Any
/// thread.
public final class Drafts {

    /// What the loader reads: no part begins with a dot, and none is empty.
    private static final Pattern NAME =
            Pattern.compile(
                    "(?!examples/)([A-Za-z0-9_-][A-Za-z0-9._-]*/){0,7}[A-Za-z0-9_-][A-Za-z0-9._-]*\\.yaml");

    private final Configuration configuration;
    private final Folder folder;

    Drafts(Configuration configuration, Folder folder) {
        this.configuration = configuration;
        this.folder = folder;
    }

    /// The directory; empty when the embedded default is all there is.
    public String directory() {
        return folder.directory() == null ? "" : folder.directory().toString();
    }

    /// Whether files are in force, and not the embedded default.
    public boolean fromFiles() {
        return configuration.fromFiles();
    }

    /// Why nothing can be saved; empty when it can.
    public String readOnly() {
        return folder.readOnly();
    }

    /// By name; the embedded default alone when there is no file.
    public List<Draft> all() {
        try {
            List<Draft> drafts = new ArrayList<>();
            for (Map.Entry<String, Path> file : folder.paths().entrySet()) {
                drafts.add(Draft.read(file.getKey(), file.getValue()));
            }
            return drafts.isEmpty() ? List.of(Draft.embedded()) : drafts;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public Optional<Draft> one(String name) {
        return all().stream().filter(draft -> draft.name().equals(name)).findFirst();
    }

    /// What would come of these texts in place of the files of their names.
    ///
    /// @param texts by name; null for a file that would be gone
    public Loading attempt(Map<String, @Nullable String> texts) {
        Map<String, byte[]> changed = new HashMap<>();
        Set<String> gone = new HashSet<>();
        texts.forEach((name, text) -> {
            if (text == null) {
                gone.add(name);
            } else {
                changed.put(name, text.getBytes(StandardCharsets.UTF_8));
            }
        });
        return configuration.attempt(new Folder(folder.directory(), changed, gone));
    }

    /// Writes a file and puts it in force. Throws IllegalArgumentException for a name no file of
    /// the configuration may have. One save at a time; a program that writes the file meanwhile is
    /// noticed up to the step that replaces it.
    ///
    /// @param before the etag of what was edited; null for a file that is new
    public synchronized Saved save(String name, String text, @Nullable String before) {
        if (!NAME.matcher(name).matches()) {
            throw new IllegalArgumentException(
                    "'%s' is no name for a file here; use letters, digits, - and _ and end in .yaml"
                            .formatted(Shown.clean(name)));
        }
        Draft now = filed(name);
        if (!unchanged(now, before)) {
            return new Saved.Changed(now);
        }
        if (!readOnly().isEmpty() || now != null && now.readOnly()) {
            return new Saved.ReadOnly(
                    readOnly().isEmpty() ? "the file '" + name + "' is not writable" : readOnly());
        }
        Map<String, @Nullable String> draft = new HashMap<>();
        draft.put(name, text);
        return switch (attempt(draft)) {
            case Loading.Rejected(List<Problem> problems) -> new Saved.Invalid(problems);
            case Loading.Loaded _ -> written(name, text, before);
        };
    }

    private @Nullable Draft filed(String name) {
        return one(name).filter(Draft::filed).orElse(null);
    }

    private static boolean unchanged(@Nullable Draft now, @Nullable String before) {
        return now == null ? before == null : now.etag().equals(before);
    }

    private Saved written(String name, String text, @Nullable String before) {
        try {
            Replacement file = folder.replacement(name);
            return file.write(text, () -> unchanged(filed(name), before))
                    ? new Saved.Written(Draft.read(name, file.target()), configuration.reload())
                    : new Saved.Changed(filed(name));
        } catch (IOException e) {
            String why = e.getClass().getSimpleName();
            return new Saved.ReadOnly("the file '" + name + "' could not be written (" + why + ")");
        }
    }
}
