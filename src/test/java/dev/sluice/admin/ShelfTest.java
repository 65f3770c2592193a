package dev.sluice.admin;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.sluice.admin.Shelf.Page;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ShelfTest {

    private final Shelf shelf = new Shelf("dev/sluice/admin/shelf/");

    private static String text(Page page) {
        return new String(page.bytes(), StandardCharsets.UTF_8);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "models", "models/gpt-4.1", "models/a.js", "decisions/dec_1"})
    void aPathThatNamesNoFileIsThePageThatFindsItsOwnWay(String path) {
        // When
        Page page = shelf.find(path, false).orElseThrow();

        // Then
        assertEquals("<title>shelf</title>", text(page));
    }

    @ParameterizedTest
    @CsvSource({
        "assets/app-1a2b.js, text/javascript;charset=utf-8",
        "index.html, text/html;charset=utf-8",
        "mark.svg, image/svg+xml"
    })
    void aFileHasTheTypeOfItsName(String path, String type) {
        // When
        Page page = shelf.find(path, false).orElseThrow();

        // Then
        assertEquals(type, page.type());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "assets/gone.js",
                "settings.properties",
                "../shelf/index.html",
                "assets/../../Shelf.class",
                "..index.html",
                "index.html.gz"
            })
    void whatIsNoFileOfTheConsoleIsNotFound(String path) {
        // When
        Optional<Page> found = shelf.find(path, true);

        // Then
        assertEquals(Optional.empty(), found);
    }

    @Test
    void whoTakesPackedBytesGetsThem() {
        // When
        Page page = shelf.find("assets/app-1a2b.js", true).orElseThrow();

        // Then
        assertEquals("packed script true", text(page) + " " + page.packed());
    }

    @Test
    void whatWasNotMadeSmallerComesAsItIs() {
        // When
        Page page = shelf.find("mark.svg", true).orElseThrow();

        // Then
        assertEquals("<svg/> false", text(page) + " " + page.packed());
    }

    @Test
    void onlyANameThatChangesWithItsContentLasts() {
        // When
        boolean page = shelf.find("index.html", false).orElseThrow().lasting();
        boolean asset = shelf.find("assets/app-1a2b.js", false).orElseThrow().lasting();

        // Then
        assertEquals("false true", page + " " + asset);
    }

    @Test
    void isStockedWithAFirstPage() {
        // When
        boolean stocked = shelf.stocked();

        // Then
        assertTrue(stocked);
    }

    @Test
    void isEmptyInABuildWithoutTheConsole() {
        // When
        boolean stocked = new Shelf("META-INF/resources/console/").stocked();

        // Then
        assertFalse(stocked);
    }
}
