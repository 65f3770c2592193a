import { useState } from "react";
import { usePreferences } from "../app/preferences";

/** Asks first where nothing of the text would be left: a file that was never saved is on no disk. */
export function Discard({ isNew, disabled, discard }: { isNew: boolean; disabled: boolean; discard: () => void }) {
  const { t } = usePreferences();
  const [asking, ask] = useState(false);
  if (!asking) return <button type="button" disabled={disabled} onClick={() => (isNew ? ask(true) : discard())}>{t("editor.discard")}</button>;
  return (
    <span className="aside" role="group" aria-label={t("editor.discard")}>
      <span role="alert">{t("editor.discard.new")}</span>
      <button type="button" onClick={discard}>{t("editor.discard.sure")}</button>
      <button type="button" autoFocus onClick={() => ask(false)}>{t("cancel")}</button>
    </span>
  );
}
