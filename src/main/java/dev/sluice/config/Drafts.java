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
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/// The files of a [Configuration] as people edit them: read, tried without being saved, and saved
/// only when nobody saved in between and the whole would load. Names come from requests, so a file
/// is found by its name in the list of those that are there, never by a path (security S17). Any
/// thread.
public final class Drafts {

    private static final Logger LOG = Logger.getLogger(Drafts.class);

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

    /// What somebody would have a file hold.
    ///
    /// @param before the etag of what was edited; null for a file that is new
    public record Edit(String text, @Nullable String before) {}

    /// Writes files and puts them in force together: all of them, or none. Throws
    /// IllegalArgumentException for a name no file of the configuration may have. One save at a
    /// time; a program that writes a file meanwhile is noticed up to the step that replaces it.
    public synchronized Saved save(Map<String, Edit> edits) {
        edits.keySet().forEach(Drafts::check);
        List<Saved.Met> met = overtaken(edits);
        if (!met.isEmpty()) {
            return new Saved.Changed(met);
        }
        String no = readOnly().isEmpty() ? unwritable(edits.keySet()) : readOnly();
        if (!no.isEmpty()) {
            return new Saved.ReadOnly(no);
        }
        Map<String, @Nullable String> texts = new HashMap<>();
        edits.forEach((name, edit) -> texts.put(name, edit.text()));
        return switch (attempt(texts)) {
            case Loading.Rejected(List<Problem> problems) -> new Saved.Invalid(problems);
            case Loading.Loaded _ -> written(new TreeMap<>(edits));
        };
    }

    private static void check(String name) {
        if (!NAME.matcher(name).matches()) {
            throw new IllegalArgumentException(
                    "'%s' is no name for a file here; use letters, digits, - and _ and end in .yaml"
                            .formatted(Shown.clean(name)));
        }
    }

    private Map<String, Draft> filed() {
        Map<String, Draft> filed = new HashMap<>();
        all().stream().filter(Draft::filed).forEach(draft -> filed.put(draft.name(), draft));
        return filed;
    }

    /// Those of the files that are not what was edited any more.
    private List<Saved.Met> overtaken(Map<String, Edit> edits) {
        Map<String, Draft> filed = filed();
        List<Saved.Met> met = new ArrayList<>();
        edits.forEach((name, edit) -> {
            Draft now = filed.get(name);
            if (!Objects.equals(now == null ? null : now.etag(), edit.before())) {
                met.add(new Saved.Met(name, now));
            }
        });
        return met;
    }

    private String unwritable(Set<String> names) {
        return filed().values().stream()
                .filter(draft -> draft.readOnly() && names.contains(draft.name()))
                .findFirst()
                .map(draft -> "the file '" + draft.name() + "' is not writable")
                .orElse("");
    }

    private Saved written(SortedMap<String, Edit> edits) {
        try (Replacement all = new Replacement(folder)) {
            Map<String, Path> targets = new TreeMap<>();
            for (Map.Entry<String, Edit> edit : edits.entrySet()) {
                all.add(edit.getKey(), edit.getValue().text());
                targets.put(edit.getKey(), folder.target(edit.getKey()));
            }
            // Held so that the watch does not read some of them new and some old.
            synchronized (configuration) {
                return all.write(() -> overtaken(edits).isEmpty())
                        ? new Saved.Written(read(targets), configuration.reload())
                        : new Saved.Changed(overtaken(edits));
            }
        } catch (IOException e) {
            String names = String.join("', '", edits.keySet());
            LOG.errorf(e, "the configuration files '%s' could not be saved", names);
            String why = e.getClass().getSimpleName();
            return new Saved.ReadOnly("'" + names + "' could not be written (" + why + ")");
        }
    }

    private static List<Draft> read(Map<String, Path> targets) throws IOException {
        List<Draft> drafts = new ArrayList<>();
        for (Map.Entry<String, Path> target : targets.entrySet()) {
            drafts.add(Draft.read(target.getKey(), target.getValue()));
        }
        return drafts;
    }
}
