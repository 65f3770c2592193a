package dev.sluice.live;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class TracksTest {

    private static final long NOW = 1_763_740_800L;

    private final Tracks tracks = new Tracks();

    private void call(Dimension dimension, String name, long second) {
        Track track = tracks.of(new Live.Key(dimension, name), second);
        if (track != null) {
            track.add(second, new Sums());
        }
    }

    private void fill(Dimension dimension, long from) {
        for (int i = 0; i < dimension.names(); i++) {
            call(dimension, "n" + i, from + i);
        }
    }

    @ParameterizedTest
    @EnumSource(
            value = Dimension.class,
            names = {"ALL", "MODEL", "TARGET"},
            mode = EnumSource.Mode.EXCLUDE)
    void manyNamesOfOneDimensionPushOutNoneOfAnother(Dimension dimension) {
        // Given
        call(Dimension.ALL, "", NOW);
        call(Dimension.MODEL, "m", NOW);
        // When
        fill(dimension, NOW + 1);
        fill(dimension, NOW + 1);
        call(dimension, "one more", NOW + 1_000);
        // Then
        assertNotNull(tracks.find(new Live.Key(Dimension.ALL, "")));
        assertNotNull(tracks.find(new Live.Key(Dimension.MODEL, "m")));
    }

    @Test
    void theNameSilentLongestMakesRoomAndIsCounted() {
        // Given
        fill(Dimension.TEAM, NOW);
        // When
        call(Dimension.TEAM, "new", NOW + 100);
        // Then
        assertNull(tracks.find(new Live.Key(Dimension.TEAM, "n0")));
        assertNotNull(tracks.find(new Live.Key(Dimension.TEAM, "n1")));
        assertEquals(1, tracks.forgotten());
    }

    @Test
    void aModelInUseIsNeverForgotten() {
        // Given
        fill(Dimension.MODEL, NOW);
        // When
        call(Dimension.MODEL, "new", NOW + 300);
        // Then
        assertNotNull(tracks.find(new Live.Key(Dimension.MODEL, "n0")));
        assertNull(tracks.find(new Live.Key(Dimension.MODEL, "new")));
        assertEquals(1, tracks.forgotten());
    }

    @Test
    void aModelSilentForAnHourMakesRoomAndNothingIsLost() {
        // Given
        fill(Dimension.MODEL, NOW);
        // When
        call(Dimension.MODEL, "new", NOW + 7_200);
        // Then
        assertNotNull(tracks.find(new Live.Key(Dimension.MODEL, "new")));
        assertEquals(0, tracks.forgotten());
    }
}
