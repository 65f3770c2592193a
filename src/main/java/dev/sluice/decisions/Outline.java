package dev.sluice.decisions;

import dev.sluice.complexity.Features;
import dev.sluice.decisions.DecisionRecord.Candidate;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;
import org.jspecify.annotations.Nullable;

/// What a record's line consists of, for who describes it: the layout, walked by one who listens.
public final class Outline implements Form {

    /// What a member holds.
    public enum Kind {
        TEXT,
        NUMBER,
        REAL,
        FLAG,
        TEXTS,
        CANDIDATES
    }

    private final SequencedMap<String, Kind> members = new LinkedHashMap<>();

    private Outline() {}

    /// The members of [JsonLine#shown], in its order.
    public static SequencedMap<String, Kind> members() {
        Outline outline = new Outline();
        Layout.walk(outline, Form.BLANK);
        return Collections.unmodifiableSequencedMap(outline.members);
    }

    @Override
    public String text(String key, String value) {
        members.put(key, Kind.TEXT);
        return value;
    }

    @Override
    public long number(String key, long value) {
        members.put(key, Kind.NUMBER);
        return value;
    }

    @Override
    public double real(String key, double value) {
        members.put(key, Kind.REAL);
        return value;
    }

    @Override
    public boolean flag(String key, boolean value) {
        members.put(key, Kind.FLAG);
        return value;
    }

    @Override
    public List<String> texts(String key, List<String> value) {
        members.put(key, Kind.TEXTS);
        return value;
    }

    @Override
    public List<Candidate> candidates(String key, List<Candidate> value) {
        members.put(key, Kind.CANDIDATES);
        return value;
    }

    /// Not for people.
    @Override
    public @Nullable Features features(String key, @Nullable Features value) {
        return value;
    }
}
