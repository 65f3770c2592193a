package dev.sluice.fleet;

import static dev.sluice.fleet.Metrics.gauge;
import static dev.sluice.fleet.Metrics.sleep;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;

import java.util.Arrays;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ExpositionTest {

    private static final String LOAD =
            gauge("num_requests_running", 3) + gauge("num_requests_waiting", 2);

    private static Reading read(String text) {
        return Exposition.read(text.getBytes(UTF_8), 9);
    }

    @Test
    void readsWhatRunsWaitsAndFillsTheCache() {
        // When
        Reading read = Exposition.read(Metrics.busy(3, 2), 9);
        // Then
        assertEquals(new Reading(3, 2, 0.25, true, Set.of(), 40, 9), read);
    }

    @Test
    void sumsTheEnginesOfAServerAndTakesTheFullestCache() {
        // Given
        String second =
                "vllm:num_requests_running{engine=\"1\",model_name=\"tiny\"} 5\n"
                        + "vllm:kv_cache_usage_perc{engine=\"1\",model_name=\"tiny\"} 0.75\n";
        // When
        Reading read = read(LOAD + gauge("kv_cache_usage_perc", 0.5) + second);
        // Then
        assertEquals(new Reading(8, 2, 0.75, true, Set.of(), 0, 9), read);
    }

    @Test
    void anEngineAsleepMakesTheServerSleep() {
        assertEquals(false, read(LOAD + sleep(true) + sleep(false)).awake());
    }

    @Test
    void aServerWithoutSleepModeIsAwake() {
        assertEquals(true, read(LOAD).awake());
    }

    @Test
    void takesTheAdaptersOfTheNewestLine() {
        // Given
        String line =
                "vllm:lora_requests_info{max_lora=\"2\",running_lora_adapters=\"%s\",waiting_lora_adapters=\"%s\"} %s\n";
        String lines = line.formatted("a,b", "", "1.7e+09") + line.formatted("b", "c", "1.8e+09");
        // When
        Reading read = read(LOAD + lines + line.formatted("d", "", "1.6e+09"));
        // Then
        assertEquals(Set.of("b", "c"), read.adapters());
    }

    @Test
    void aServerWithAdaptersOfWhichNoneRunsHasNone() {
        // Given
        String line =
                "vllm:lora_requests_info{max_lora=\"2\",running_lora_adapters=\"\",waiting_lora_adapters=\"\"} 1.8e+09\n";
        // When
        Reading read = read(LOAD + line);
        // Then
        assertEquals(Set.of(), read.adapters());
    }

    @Test
    void aBraceInAModelsNameIsNoEndOfTheLabels() {
        assertEquals(
                4, read(LOAD + "vllm:num_requests_running{model_name=\"a} 9\"} 1\n").running());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "<html>nothing here</html>",
                "{\"detail\":\"Not Found\"}",
                "llamacpp:requests_processing 1\n",
                "vllm:num_requests_running{engine=\"0\"} 1\n",
                "vllm:num_requests_running{engine=\"0\"} NaN\nvllm:num_requests_waiting 1\n",
                "vllm:num_requests_running 1\nvllm:num_requests_waiting -1\n",
                "vllm:num_requests_running 1\nvllm:num_requests_waiting +Inf\n",
                "vllm:num_requests_running 1\nvllm:num_requests_waiting 1x\n",
                "vllm:num_requests_running 1\nvllm:num_requests_waiting\n",
                "vllm:num_requests_running 1\nvllm:num_requests_waiting{a=\"b\" 1\n"
            })
    void whatDoesNotTellBothIsNoVllm(String text) {
        assertNull(read(text));
    }

    @Test
    void aLineThatMakesNoSenseIsPassedOver() {
        assertEquals(3, read("vllm:num_requests_running{} many\n" + LOAD).running());
    }

    @Test
    void aTextCutAnywhereThrowsNothing() {
        // Given
        byte[] whole = Metrics.busy(3, 2);
        int told = 0;
        // When
        for (int end = 0; end <= whole.length; end++) {
            told += Exposition.read(Arrays.copyOf(whole, end), 9) == null ? 0 : 1;
        }
        // Then
        assertEquals(true, told > 0 && told < whole.length);
    }

    @Test
    void aMegabyteOfGarbageIsNoVllm() {
        // Given
        byte[] garbage = new byte[1 << 20];
        new Random(7).nextBytes(garbage);
        // When
        Reading read = Exposition.read(garbage, 9);
        // Then
        assertNull(read);
    }

    @Test
    void garbageAroundTheLinesDoesNotHideThem() {
        // Given
        byte[] garbage = new byte[100_000];
        new Random(7).nextBytes(garbage);
        byte[] text = Metrics.busy(3, 2);
        garbage[4_999] = '\n';
        System.arraycopy(text, 0, garbage, 5_000, text.length);
        // When
        Reading read = Exposition.read(garbage, 9);
        // Then
        assertNotNull(read);
    }
}
