import type { Problem } from "../api/types";
import { usePreferences } from "../app/preferences";

/** The loader's own words, each where it is about; a click leads there where there is somewhere to lead. */
export function Flaws({ of, onPick }: { of: readonly Problem[]; onPick?: (flaw: Problem) => void }) {
  const { t } = usePreferences();
  return (
    <ul className="list flaws">
      {of.map((flaw, i) => {
        const place = `${flaw.file}${flaw.line ? `:${flaw.line}` : ""}`;
        return (
          <li key={`${i} ${place}`}>
            {onPick
              ? <button type="button" className="small" title={t("editor.line", { n: flaw.line })} onClick={() => onPick(flaw)}>{place}</button>
              : <code>{place}</code>}{" "}
            {flaw.path && <code>{flaw.path}: </code>}{flaw.message}
          </li>
        );
      })}
    </ul>
  );
}
