package dev.sluice.upstream;

import io.netty.handler.codec.http2.Http2ConnectionHandler;
import io.netty.handler.ssl.SslHandshakeTimeoutException;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpConnection;
import io.vertx.core.impl.ContextInternal;
import io.vertx.core.impl.VertxInternal;
import io.vertx.core.impl.future.PromiseInternal;
import io.vertx.core.net.NetClient;
import io.vertx.core.net.NetClientOptions;
import io.vertx.core.net.NetSocket;
import io.vertx.core.net.SocketAddress;
import io.vertx.core.net.impl.ConnectionBase;
import java.net.InetSocketAddress;
import java.net.URI;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import javax.net.ssl.SSLException;

/// Finds out which addresses of a server's name answer, for [Detours], and whether the peer of a
/// connection still does. Nothing blocks, and all of it is on the event loop that asks.
@FunctionalInterface
interface Scout {

    /// What is lost on its way is sent again after a second (RFC 6298, 2): nobody waits longer.
    int PATIENCE_MILLIS = 1_000;

    /// Addresses of one name (chosen: hosted APIs have up to eight).
    int MOST = 16;

    /// None shut: there is nothing to go round.
    record Found(List<SocketAddress> open, Set<SocketAddress> shut) {
        static final Found NOTHING = new Found(List.of(), Set.of());
    }

    /// @param connectMillis how long an attempt there may dial; 0 for as long as it takes
    Future<Found> look(URI server, int connectMillis);

    /// Connects to each address that the clients' own resolver knows, as they do, and hangs up.
    /// Takes a quarter of the time to connect: half of it is left for the connection that is
    /// wanted.
    static Scout knocking(Vertx vertx) {
        return (server, connectMillis) -> {
            int patience =
                    connectMillis == 0
                            ? PATIENCE_MILLIS
                            : Math.clamp(connectMillis / 4, 1, PATIENCE_MILLIS);
            return addresses(vertx, server)
                    .compose(all ->
                            all.size() < 2
                                    ? Future.succeededFuture(Found.NOTHING)
                                    : knock(vertx, server, all, patience));
        };
    }

    private static Future<List<SocketAddress>> addresses(Vertx vertx, URI server) {
        VertxInternal below = (VertxInternal) vertx;
        ContextInternal loop = below.getOrCreateContext();
        PromiseInternal<List<InetSocketAddress>> found = loop.promise();
        below.nettyAddressResolverGroup()
                .getResolver(loop.nettyEventLoop())
                .resolveAll(InetSocketAddress.createUnresolved(server.getHost(), port(server)))
                .addListener(found);
        return found.future()
                .map(all -> all.stream().map(Scout::literal).distinct().limit(MOST).toList());
    }

    static int port(URI server) {
        int said = server.getPort();
        return said > 0 ? said : "https".equals(server.getScheme()) ? 443 : 80;
    }

    /// Without its name, by which the client would take all of them for one.
    private static SocketAddress literal(InetSocketAddress one) {
        return SocketAddress.inetSocketAddress(one.getPort(), one.getAddress().getHostAddress());
    }

    private static Future<Found> knock(
            Vertx vertx, URI server, List<SocketAddress> all, int patience) {
        NetClient client =
                vertx.createNetClient(
                        new NetClientOptions()
                                .setConnectTimeout(patience)
                                .setSsl("https".equals(server.getScheme()))
                                .setSslHandshakeTimeout(patience)
                                .setSslHandshakeTimeoutUnit(TimeUnit.MILLISECONDS)
                                .setHostnameVerificationAlgorithm("")
                                .setTrustAll(true));
        List<Future<Boolean>> knocks =
                all.stream().map(one -> answers(client.connect(one, server.getHost()))).toList();
        return Future.join(knocks)
                .compose(_ -> {
                    List<SocketAddress> open = new ArrayList<>();
                    Set<SocketAddress> shut = new HashSet<>();
                    for (int i = 0; i < all.size(); i++) {
                        (knocks.get(i).result() ? open : shut).add(all.get(i));
                    }
                    return client.close().map(new Found(open, shut));
                });
    }

    /// Where a process hangs, its kernel still takes connections: TLS has to begin. Who refuses
    /// that has answered, and nothing is said that would need trust.
    private static Future<Boolean> answers(Future<NetSocket> knock) {
        return knock.map(true)
                .otherwise(why ->
                        why instanceof SSLException
                                && !(why.getCause() instanceof SslHandshakeTimeoutException));
    }

    /// Over HTTP/2 a call that ends in vain leaves its connection to the next: one whose peer has
    /// vanished would fail them all for a quarter of an hour. Who sends data, which its window
    /// shows, is not asked, nor anybody twice in a row: servers end those who ask much
    /// (ENHANCE_YOUR_CALM). A stalled loop reads between the timers. `close()` would wait to write.
    static void listen(HttpConnection to, Vertx vertx, long millis, int seen) {
        Http2ConnectionHandler open =
                ((ConnectionBase) to).channel().pipeline().get(Http2ConnectionHandler.class);
        if (open == null) {
            return;
        }
        int window =
                open.decoder().flowController().windowSize(open.connection().connectionStream());
        boolean silent = window == seen;
        Future<?> word = silent ? to.ping(Buffer.buffer(new byte[8])) : Future.succeededFuture();
        vertx.timer(millis / 2)
                .compose(_ -> vertx.timer(millis / 2))
                .onSuccess(_ -> {
                    if (word.succeeded()) {
                        listen(to, vertx, millis, silent ? Loop.ASKED : window);
                    } else {
                        to.shutdown(0, TimeUnit.MILLISECONDS);
                    }
                });
    }
}
