package dev.sluice.admin;

import dev.sluice.config.Draft;

/// One configuration file.
///
/// @param readOnly whether it cannot be saved
record FileText(String name, String text, String etag, boolean readOnly) {

    static FileText of(Draft draft) {
        return new FileText(draft.name(), draft.text(), draft.etag(), draft.readOnly());
    }
}
