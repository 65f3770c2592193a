package dev.sluice.admin;

import dev.sluice.config.Draft;

/// One configuration file.
///
/// @param readOnly whether it cannot be saved
/// @param whole whether the text is all of it; false for a file that is not UTF-8
record FileText(String name, String text, String etag, boolean readOnly, boolean whole) {

    static FileText of(Draft draft) {
        return new FileText(
                draft.name(), draft.text(), draft.etag(), draft.readOnly(), draft.whole());
    }
}
