import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useEffect, useId, useRef, useState } from "react";
import { ask } from "../api/client";
import { usePreferences } from "../app/preferences";
import { Problem } from "../parts/trouble";

/** A name may hold slashes, which part it. */
const path = (name: string) => `/admin/targets/${name.split("/").map(encodeURIComponent).join("/")}/reset`;

/** An operator's word that a target is well. It says first what that means, and asks. */
export function Reset({ name, onDone }: { name: string; onDone: (name: string) => void }) {
  const { t } = usePreferences();
  const [asking, setAsking] = useState(false);
  const queries = useQueryClient();
  const title = useId();
  const dialog = useRef<HTMLDialogElement>(null);
  const reset = useMutation({
    mutationFn: () => ask(path(name), { method: "POST" }),
    onSuccess: () => {
      setAsking(false);
      onDone(name);
      return Promise.all(["system", "models", "overview"].map((key) => queries.invalidateQueries({ queryKey: [key] })));
    },
  });
  useEffect(() => {
    if (asking) dialog.current?.showModal();
  }, [asking]);
  const close = () => {
    reset.reset();
    setAsking(false);
  };
  return (
    <>
      <button type="button" className="small" aria-haspopup="dialog" onClick={() => setAsking(true)}>
        {t("reset.do")}<span className="hidden"> {name}</span>
      </button>
      {asking && (
        <dialog ref={dialog} className="card" aria-labelledby={title} onClose={close}>
          <h2 id={title}>{t("reset.title", { x: name })}</h2>
          <p>{t("reset.what")}</p>
          {reset.error && <Problem why={reset.error} />}
          <p className="aside">
            <button type="button" className="main" disabled={reset.isPending} onClick={() => reset.mutate()}>{t("reset.confirm")}</button>
            <button type="button" autoFocus onClick={close}>{t("cancel")}</button>
          </p>
        </dialog>
      )}
    </>
  );
}
