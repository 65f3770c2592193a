package dev.sluice.config;

import dev.sluice.wire.Secret;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/// The configuration in force. [#load] once at start, then [#current] for each call; [#reload] or
/// [#watch] replace it, and never by something broken. Safe for use by many threads: reloads run
/// one after the other, [#current] never waits.
public final class Configuration implements AutoCloseable {

    /// How long files must rest before they count as written (reliability.md R49).
    private static final Duration SETTLED = Duration.ofMillis(250);

    private final Folder folder;
    private final Reader reader;
    private final Drafts drafts;
    private final List<Consumer<Reload>> listeners = new CopyOnWriteArrayList<>();
    private final List<Consumer<Snapshot>> coming = new CopyOnWriteArrayList<>();
    private volatile Reader.@Nullable Reading inForce;
    private volatile List<Problem> rejected = List.of();
    private volatile String seen = "";
    private volatile @Nullable Watch watch;
    private @Nullable String keyless;
    private @Nullable LastGood lastGood;

    /// @param directory null or absent: the embedded default applies
    /// @param sim base URI of the simulated provider, up to and including `/v1`
    /// @param environment answers null for what is not set
    /// @param peppers as [dev.sluice.team.Teams] takes them
    public Configuration(
            @Nullable Path directory,
            Known known,
            URI sim,
            UnaryOperator<@Nullable String> environment,
            List<Secret> peppers) {
        this.folder = new Folder(directory);
        this.reader =
                new Reader(
                        known,
                        Embedded.read(sim),
                        new Presets(),
                        Embedded.knowing(sim, environment),
                        List.copyOf(peppers));
        this.drafts = new Drafts(this, folder);
    }

    /// Says, before [#load], that this gateway is not on loopback: a configuration without any key,
    /// which would let everybody in, is then a problem at load and at each reload.
    ///
    /// @param problem what was found and the fix
    public void requireKeys(String problem) {
        keyless = problem;
    }

    /// Says, before [#load], where the files in force are kept for a start that finds broken ones.
    public void keepIn(Path data) {
        lastGood = new LastGood(data);
    }

    /// Reads everything. What is loaded is in force, as generation 1; with [#keepIn] perhaps what
    /// was kept, and [#rejected] says why.
    public synchronized Loading load() {
        Findings findings = new Findings();
        Reader.Reading read = read(findings, 1);
        Reader.Reading reading =
                lastGood == null ? read : lastGood.instead(read, findings, this::readKept);
        rejected = findings.problems();
        if (reading == null) {
            return new Loading.Rejected(rejected);
        }
        use(reading);
        return reading.loaded();
    }

    private void use(Reader.Reading reading) {
        coming.forEach(listener -> listener.accept(reading.snapshot()));
        inForce = reading;
        if (lastGood != null && rejected.isEmpty() && !reading.texts().isEmpty()) {
            lastGood.keep(reading.texts());
        }
    }

    /// Throws IllegalStateException before something was loaded.
    public Snapshot current() {
        return inForce().snapshot();
    }

    /// What the linter says of what is in force.
    public List<Problem> warnings() {
        return inForce().warnings();
    }

    /// Why the files are not in force; empty when they are.
    public List<Problem> rejected() {
        return rejected;
    }

    /// Where a path of what is in force is written, such as `teams.crew.rules[1]`, or the closest
    /// thing around it.
    public Place place(String path) {
        return inForce().findings().place(path);
    }

    /// The files, to look at, to try and to write. One for all, as it lets one writer in at a time.
    public Drafts drafts() {
        return drafts;
    }

    /// Whether any file was found, so not the embedded default.
    boolean fromFiles() {
        return !inForce().texts().isEmpty();
    }

    /// Reads a configuration and puts nothing in force.
    Loading attempt(Folder draft) {
        Findings findings = new Findings();
        long next = current().generation() + 1;
        Reader.Reading reading = guarded(reader.read(draft, findings, next), findings);
        return reading == null ? new Loading.Rejected(findings.problems()) : reading.loaded();
    }

    /// Reads everything again. Listeners are told before it returns.
    public synchronized Reload reload() {
        Reader.Reading old = inForce();
        Findings findings = new Findings();
        Reader.Reading reading = read(findings, old.snapshot().generation() + 1);
        Reload done =
                reading == null ? new Reload.Rejected(findings.problems()) : reading.after(old);
        rejected = done instanceof Reload.Rejected no ? no.problems() : List.of();
        if (reading != null && done instanceof Reload.Applied) {
            use(reading);
        }
        listeners.forEach(listener -> listener.accept(done));
        return done;
    }

    /// Told of every snapshot just before calls see it, on the thread that loads; must be quick.
    public void onComing(Consumer<Snapshot> listener) {
        coming.add(listener);
    }

    /// Told of every reload, on the thread that reloads; must be quick.
    public void onReload(Consumer<Reload> listener) {
        listeners.add(listener);
    }

    /// Starts to reload whenever the files have changed and then rested for 250 ms. A change of a
    /// `${file:...}` or of the environment is not seen: ask for a [#reload].
    public void watch() {
        watch(SETTLED);
    }

    synchronized void watch(Duration settled) {
        if (folder.directory() != null && watch == null) {
            watch = Watch.start(folder::stamp, stamp -> !stamp.equals(seen), this::reload, settled);
        }
    }

    /// Waits for no reload: one that hangs, as on a disk that has gone, would keep the process.
    @Override
    public void close() {
        Optional.ofNullable(watch).ifPresent(Watch::close);
    }

    private Reader.Reading inForce() {
        Reader.Reading reading = inForce;
        if (reading == null) {
            throw new IllegalStateException("no configuration was loaded yet");
        }
        return reading;
    }

    private Reader.@Nullable Reading read(Findings findings, long generation) {
        new Recovery(folder).run(findings);
        seen = folder.stamp();
        return guarded(reader.read(folder, findings, generation), findings);
    }

    private Reader.@Nullable Reading readKept(SortedMap<String, byte[]> texts, Findings findings) {
        return guarded(reader.read(folder.directory(), texts, findings, 1), findings);
    }

    private Reader.@Nullable Reading guarded(Reader.@Nullable Reading reading, Findings findings) {
        if (reading != null && keyless != null && reading.snapshot().open()) {
            findings.problem("", 0, keyless);
            return null;
        }
        return reading;
    }
}
