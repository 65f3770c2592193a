package dev.sluice.dialect;

import dev.langchain4j.model.embedding.EmbeddingModel;
import dev.langchain4j.model.embedding.onnx.allminilml6v2q.AllMiniLmL6V2QuantizedEmbeddingModel;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/// The embeddings that come with the program: all-MiniLM-L6-v2, quantised, 384 dimensions, mainly
/// English, run by the ONNX runtime in this process. Loaded by the first call for it, which waits;
/// one for all providers. A text of more than 510 tokens is embedded in parts, and their mean
/// taken.
final class LangChain4jOnnx {

    /// Half of the processors at least stay with the event loops.
    private static final int THREADS = Math.max(1, Runtime.getRuntime().availableProcessors() / 2);

    /// Texts; whoever finds no place works itself.
    private static final int WAITING = 1024;

    private LangChain4jOnnx() {}

    private static final class Loaded {
        static final EmbeddingModel MODEL = new AllMiniLmL6V2QuantizedEmbeddingModel(pool());
    }

    static EmbeddingModel model() {
        return Loaded.MODEL;
    }

    /// Several texts are worked off on threads of its own, which end when nobody asks: native code
    /// would hold the carriers of virtual ones. A single text takes milliseconds.
    private static ThreadPoolExecutor pool() {
        ThreadPoolExecutor pool =
                new ThreadPoolExecutor(
                        THREADS,
                        THREADS,
                        30,
                        TimeUnit.SECONDS,
                        new LinkedBlockingQueue<>(WAITING),
                        Thread.ofPlatform().daemon().name("sluice-onnx-", 0).factory(),
                        new ThreadPoolExecutor.CallerRunsPolicy());
        pool.allowCoreThreadTimeOut(true);
        return pool;
    }
}
