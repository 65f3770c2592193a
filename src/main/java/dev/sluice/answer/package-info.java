/// Looks at answers after they went out: whether one keeps to the schema it was asked for and calls
/// tools as they were offered, and what a judge says of some. A room of its own because nobody
/// waits for it: what it finds is an outcome signal (routing-quality.md section 11) and changes no
/// answer. Start at [Reviews]. Depends on `upstream`, whose [dev.sluice.upstream.Watch] it stands
/// beside, on `dialect` for the forms an answer may have, on `complexity` for its judges, and on
/// `ask`, `catalog`, `ledger`, `load`, `wire`.
@NullMarked
package dev.sluice.answer;

import org.jspecify.annotations.NullMarked;
