package dev.sluice.api;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.sluice.wire.Refusal;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// What a caller is told whose call was not heard.
class EntranceTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "memory      | The gateway has as much to do as it has memory for; try again soon.",
                "descriptors | The gateway has as many connections and files open as it may; try again soon."
            })
    void aCallerIsToldWhatTheGatewayLacks(String lack, String wanted) {
        // When
        Refusal.Busy refused = Entrance.overloaded(lack);
        // Then
        assertEquals(wanted, refused.message());
    }

    @ParameterizedTest
    @CsvSource({
        "http://localhost:3000, true",
        "http://127.0.0.1:8080, true",
        "https://127.1.2.3, true",
        "http://[::1]:8080, true",
        "http://ui.localhost, true",
        "app://obsidian.md, true",
        "vscode-webview://1k2j, true",
        "http://evil.example:8080, false",
        "https://evil.example, false",
        "http://192.168.0.7:8080, false",
        "http://127.evil.example, false",
        "http://localhost.evil.example, false",
        "http://evil.example/localhost, false",
        "HTTP://evil.example, false",
        "null, false",
        "'', false"
    })
    void onlyAPageOfThisMachineIsNear(String origin, boolean near) {
        assertEquals(near, Entrance.near(origin));
    }
}
