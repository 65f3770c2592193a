package dev.sluice.dialect;

/// Messages of a conversation being written, where neighbours of one role are one message.
final class RoleWriter {

    private final Bytes out;
    private final String inside;
    private String role = "";

    /// @param inside the member that holds what a message says
    RoleWriter(int room, String inside) {
        this.out = new Bytes(room);
        this.inside = inside;
    }

    /// Where to write; only within [#in].
    Bytes out() {
        return out;
    }

    /// Opens a message of this role, or goes on with the last one; undone when nothing was said.
    void in(String role, Runnable said) {
        int before = out.length();
        if (!role.equals(this.role)) {
            out.put(this.role.isEmpty() ? "{\"role\":\"" : "]},{\"role\":\"");
            out.put(role).put("\",\"").put(inside).put("\":[");
        }
        int opened = out.length();
        said.run();
        if (out.length() == opened) {
            out.cut(before);
        } else {
            this.role = role;
        }
    }

    /// All messages, without brackets.
    Bytes done() {
        if (!role.isEmpty()) {
            out.put("]}");
            role = "";
        }
        return out;
    }
}
