package dev.sluice.wire;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class EndpointTest {

    @ParameterizedTest
    @EnumSource
    void isFoundByItsPath(Endpoint endpoint) {
        // When
        Endpoint found = Endpoint.at(endpoint.path());

        // Then
        assertEquals(endpoint, found);
    }

    @Test
    void noOtherPathIsOne() {
        // When
        Endpoint found = Endpoint.at("chat/completions/");

        // Then
        assertNull(found);
    }
}
