package dev.sluice.wire;

/// One call as it arrived: everything later steps know of the caller's HTTP request.
///
/// @param id our request id, or the caller's own when it was short and printable; echoed as
///   `x-request-id`
/// @param arrivalNanos `System.nanoTime()` when the last byte of the request was read
/// @param query of the caller's URL, as it came and without its `?`; empty without one
/// @param body the bytes as received; shared, not copied, and never written to
public record Call(
        String id, long arrivalNanos, Endpoint endpoint, String query, Wishes wishes, byte[] body) {

    private static final byte[] READ = {};

    /// Without its bytes, once they are read: the call lives as long as its answer.
    public Call read() {
        return new Call(id, arrivalNanos, endpoint, query, wishes, READ);
    }
}
