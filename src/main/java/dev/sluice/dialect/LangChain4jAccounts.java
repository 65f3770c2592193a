package dev.sluice.dialect;

import dev.sluice.catalog.Provider;
import dev.sluice.wire.Secret;
import io.vertx.core.http.HttpServerResponse;
import java.net.URI;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// The accounts of providers that were called, each known by a word. Models of one provider share
/// its account, whatever their rules. Any thread.
final class LangChain4jAccounts {

    /// Held while nobody uses them: configurations before the last count too. The one that rested
    /// longest is closed first; one in use is never closed.
    private static final int RESTING = 32;

    /// What a client is made of.
    private record Client(String engine, List<URI> addresses, Secret key) {}

    private static final class Entry {
        final String name;
        final LangChain4jAccount account;
        int users;

        Entry(String name, Provider provider) {
            this.name = name;
            this.account = new LangChain4jAccount(provider);
        }
    }

    private final Map<Client, Entry> accounts = new LinkedHashMap<>(16, 0.75f, true);
    private int made;

    /// Equal for providers that one client serves.
    synchronized String name(Provider provider) {
        Client client = new Client(provider.engine(), provider.addresses(), provider.apiKey());
        Entry known = accounts.get(client);
        if (known == null) {
            known = new Entry(Integer.toString(++made), provider);
            accounts.put(client, known);
            evict(known);
        }
        return known.name;
    }

    private void evict(Entry but) {
        long resting = accounts.values().stream().filter(each -> each.users == 0).count();
        Iterator<Entry> eldest = accounts.values().iterator();
        while (resting > RESTING && eldest.hasNext()) {
            Entry entry = eldest.next();
            if (entry.users == 0 && entry != but) {
                eldest.remove();
                entry.account.close();
                resting--;
            }
        }
    }

    /// One by its word, in use until the response has ended. Called on the response's event loop.
    LangChain4jAccount use(String name, HttpServerResponse until) {
        LangChain4jAccount account = take(name);
        if (until.ended() || until.closed()) {
            leave(name);
        } else {
            until.endHandler(_ -> leave(name));
        }
        return account;
    }

    synchronized LangChain4jAccount take(String name) {
        Entry entry = named(name);
        entry.users++;
        return entry.account;
    }

    synchronized void leave(String name) {
        named(name).users--;
    }

    private Entry named(String name) {
        for (Entry each : accounts.values()) {
            if (each.name.equals(name)) {
                return each;
            }
        }
        throw new IllegalStateException("the provider's account was closed");
    }
}
