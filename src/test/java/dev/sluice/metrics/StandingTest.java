package dev.sluice.metrics;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.util.List;
import org.junit.jupiter.api.Test;

class StandingTest {

    private final Scrape scrape = new Scrape();
    private final Standing standing = scrape.meters.standing();

    @Test
    void theStartIsNoReload() {
        // When
        standing.applied(1, "aaaa", 1_000);

        // Then
        assertEquals(0, scrape.value("sluice_config_reloads_total", "applied"));
    }

    @Test
    void anAppliedReloadIsCounted() {
        // Given
        standing.applied(1, "aaaa", 1_000);

        // When
        standing.applied(2, "bbbb", 2_000);

        // Then
        assertEquals(1, scrape.value("sluice_config_reloads_total", "applied"));
    }

    @Test
    void onlyTheHashInForceIsShown() {
        // Given
        standing.applied(1, "aaaa", 1_000);

        // When
        standing.applied(2, "bbbb", 2_000);

        // Then
        assertEquals(List.of("bbbb"), scrape.values("sluice_config_info", "hash"));
    }

    @Test
    void aRejectedReloadKeepsTheGenerationAndSaysSo() {
        // Given
        standing.applied(1, "aaaa", 1_000);

        // When
        standing.rejected();

        // Then
        assertEquals(0, scrape.value("sluice_config_last_reload_successful"));
        assertEquals(1, scrape.value("sluice_config_generation"));
    }

    @Test
    void anUnchangedReloadEndsARejection() {
        // Given
        standing.rejected();

        // When
        standing.unchanged();

        // Then
        assertEquals(1, scrape.value("sluice_config_last_reload_successful"));
    }

    @Test
    void oneThatEndsARejectionIsToldFromTheNext() {
        // Given
        standing.rejected();

        // When
        boolean first = standing.unchanged();
        boolean next = standing.unchanged();

        // Then
        assertEquals("true false", first + " " + next);
    }

    @Test
    void aStartFromWhatWasKeptIsStaleUntilTheFilesAreReadWell() {
        // Given
        standing.applied(1, "aaaa", 1_000);
        // When
        standing.startedStale();
        double stale = scrape.value("sluice_config_stale");
        double successful = scrape.value("sluice_config_last_reload_successful");
        standing.rejected();
        double rejected = scrape.value("sluice_config_stale");
        standing.applied(2, "bbbb", 2_000);
        // Then
        assertEquals(List.of(1.0, 0.0, 1.0), List.of(stale, successful, rejected));
        assertEquals(0, scrape.value("sluice_config_stale"));
        assertFalse(standing.stale());
    }

    @Test
    void theTimeOfTheLastGoodReloadIsInSeconds() {
        // When
        standing.applied(1, "aaaa", 1_800_000_000);

        // Then
        assertEquals(
                1_800_000_000, scrape.value("sluice_config_last_reload_success_timestamp_seconds"));
    }

    @Test
    void theBuildIsAConstantOne() {
        // When
        standing.build("0.1.0", "abc");

        // Then
        assertEquals(1, scrape.value("sluice_build_info", "version=\"0.1.0\"", "revision=\"abc\""));
    }
}
