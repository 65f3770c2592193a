package dev.sluice.fleet;

import java.io.IOException;
import java.net.ConnectException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/// Fetches what a server says of itself.
@FunctionalInterface
interface Look {

    /// More than ten times what vLLM 0.32 says (67 kB); what is longer is no answer.
    int LONGEST = 1 << 20;

    /// The body; empty when something answers but not with metrics. Blocks, for two seconds at
    /// most.
    ///
    /// @throws ConnectException when nobody listens there
    /// @throws IOException when it is too slow, too long, or breaks off
    byte[] at(URI metrics) throws IOException, InterruptedException;

    /// Over HTTP/1.1, by a client of its own: the data path's is for the data path.
    static Look http() {
        Duration patience = Duration.ofSeconds(2);
        HttpClient client =
                HttpClient.newBuilder()
                        .version(HttpClient.Version.HTTP_1_1)
                        .followRedirects(HttpClient.Redirect.NEVER)
                        .connectTimeout(patience)
                        .executor(Executors.newVirtualThreadPerTaskExecutor())
                        .build();
        return metrics -> {
            HttpRequest request = HttpRequest.newBuilder(metrics).timeout(patience).build();
            return answer(
                    client.sendAsync(
                            request, BodyHandlers.limiting(BodyHandlers.ofByteArray(), LONGEST)),
                    patience);
        };
    }

    /// The client's own limit ends with the head; this one holds for the body too.
    private static byte[] answer(CompletableFuture<HttpResponse<byte[]>> asked, Duration patience)
            throws IOException, InterruptedException {
        try {
            HttpResponse<byte[]> answer = asked.get(patience.toMillis(), TimeUnit.MILLISECONDS);
            return answer.statusCode() == 200 ? answer.body() : new byte[0];
        } catch (TimeoutException slow) {
            asked.cancel(true);
            throw new IOException("no whole answer within " + patience, slow);
        } catch (ExecutionException failed) {
            if (failed.getCause() instanceof IOException cause) {
                throw cause;
            }
            throw new IOException("the request failed", failed);
        }
    }
}
