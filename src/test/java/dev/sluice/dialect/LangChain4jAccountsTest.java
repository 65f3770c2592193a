package dev.sluice.dialect;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.sluice.catalog.Provider;
import java.net.URI;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class LangChain4jAccountsTest {

    private final LangChain4jAccounts accounts = new LangChain4jAccounts();

    private static Provider provider(int key) {
        return Afar.model(
                        "cohere",
                        "up",
                        "key-" + key,
                        URI.create("https://a.test/v1"),
                        Provider.Rules.NONE)
                .provider();
    }

    private void fortyMore() {
        for (int i = 100; i < 140; i++) {
            accounts.name(provider(i));
        }
    }

    @Test
    void modelsOfOneProviderShareItsAccountWhateverTheirRules() {
        // Given
        Provider ruled = provider(1).with(new Provider.Rules(List.of("seed"), Map.of()));
        // When
        String name = accounts.name(ruled);
        // Then
        assertEquals(accounts.name(provider(1)), name);
    }

    @Test
    void anotherCredentialIsAnotherAccount() {
        assertNotEquals(accounts.name(provider(1)), accounts.name(provider(2)));
    }

    @Test
    void theOneThatRestedLongestIsClosed() {
        // Given
        String name = accounts.name(provider(1));
        // When
        fortyMore();
        // Then
        assertThrows(IllegalStateException.class, () -> accounts.take(name));
    }

    @Test
    void oneInUseIsNotClosed() {
        // Given
        String name = accounts.name(provider(1));
        accounts.take(name);
        // When
        fortyMore();
        // Then
        assertNotNull(accounts.take(name));
    }

    @Test
    void onceLeftItMayBeClosed() {
        // Given
        String name = accounts.name(provider(1));
        accounts.take(name);
        accounts.leave(name);
        // When
        fortyMore();
        // Then
        assertThrows(IllegalStateException.class, () -> accounts.take(name));
    }
}
