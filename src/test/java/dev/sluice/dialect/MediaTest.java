package dev.sluice.dialect;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.sluice.wire.Refused;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class MediaTest {

    private static Media media(String written) {
        Value url = Value.of(('"' + written + '"').getBytes(StandardCharsets.UTF_8));
        return Media.of(url, "messages[0]");
    }

    @ParameterizedTest
    @CsvSource({
        "'data:image/png;base64,AAAA', image/png",
        "'data:IMAGE/PNG;base64,AAAA', image/png",
        "'data:image\\/png;base64,AA\\/A', image/png",
        "'data:text/plain;charset=utf-8;base64,AAAA', text/plain"
    })
    void readsTheTypeOfItsData(String url, String type) {
        assertEquals(type, media(url).type());
    }

    @Test
    void copiesTheDataAsItStands() {
        assertEquals("AA\\/A=", media("data:a/b;base64,AA\\/A=").data(new Bytes(1)).toString());
    }

    @Test
    void takesDataWhosePlusIsEscaped() {
        assertEquals(
                "AA+/A+==",
                media("data:a/b;base64,AA\\u002B\\/A\\u002b==").data(new Bytes(1)).toString());
    }

    @Test
    void readsTheTextOfItsData() {
        assertEquals("é?", media("data:text/plain;base64,w6k\\/").decoded("x"));
    }

    @Test
    void takesAnAddress() {
        assertTrue(media("https://a.test/b.png").isAddress());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "http://a.test/b.png",
                "file:///etc/passwd",
                "data:image/png,AAAA",
                "data:image/png;base64,",
                "data:image/png;base64,A A",
                "data:image/png;base64,A\\nA",
                "data:image/png;base64,한"
            })
    void refusesEverythingElse(String url) {
        assertThrows(Refused.class, () -> media(url));
    }
}
