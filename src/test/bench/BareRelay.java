import io.vertx.core.Vertx;
import io.vertx.core.VertxOptions;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.HttpClientResponse;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.core.http.PoolOptions;
import io.vertx.core.http.RequestOptions;
import java.util.List;

/// What a hop costs that does nothing but relay, on the gateway's own libraries: the rest of what the
/// gateway costs is ours. One event loop; `run.py` starts it from source.
final class BareRelay {

    private static final List<String> PASSED = List.of("content-type", "content-length");

    private BareRelay() {}

    /// @param ports where it listens, and where its upstream does, both on 127.0.0.1
    public static void main(String[] ports) {
        Vertx vertx =
                Vertx.vertx(
                        new VertxOptions()
                                .setPreferNativeTransport(true)
                                .setEventLoopPoolSize(1));
        RequestOptions to =
                new RequestOptions()
                        .setHost("127.0.0.1")
                        .setPort(Integer.parseInt(ports[1]))
                        .setURI("/v1/chat/completions")
                        .setMethod(HttpMethod.POST);
        vertx.runOnContext(_ -> {
            HttpClient client =
                    vertx.createHttpClient(
                            new HttpClientOptions().setMaxChunkSize(64 << 10),
                            new PoolOptions().setHttp1MaxSize(1_000));
            vertx.createHttpServer()
                    .requestHandler(asked -> relay(asked, client, to))
                    .listen(Integer.parseInt(ports[0]), "127.0.0.1");
        });
    }

    private static void relay(HttpServerRequest asked, HttpClient client, RequestOptions to) {
        asked.body()
                .compose(body -> client.request(to).compose(ready -> ready.send(body)))
                .onSuccess(answer -> answered(answer, asked.response()))
                .onFailure(_ -> asked.response().setStatusCode(502).end());
    }

    private static void answered(HttpClientResponse answer, HttpServerResponse to) {
        to.setStatusCode(answer.statusCode());
        for (String name : PASSED) {
            String value = answer.getHeader(name);
            if (value != null) {
                to.putHeader(name, value);
            }
        }
        to.setChunked(answer.getHeader("content-length") == null);
        answer.pipeTo(to);
    }
}
