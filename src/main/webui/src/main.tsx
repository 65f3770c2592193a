import { QueryClient, QueryClientProvider } from "@tanstack/react-query";
import { StrictMode } from "react";
import { createRoot } from "react-dom/client";
import { mindTouches, Trouble } from "./api/client";
import { App } from "./app/App";
import { Preferring } from "./app/preferences";
import { trustNothing } from "./app/trust";
import "./style.css";

trustNothing();
mindTouches(window);

const queries = new QueryClient({
  defaultOptions: {
    queries: {
      // The gateway's own refusals do not change by asking again.
      retry: (failures, why) => failures < 2 && !(why instanceof Trouble && why.status >= 400 && why.status < 500),
      retryDelay: (failures) => Math.min(500 * 2 ** failures, 4_000),
      networkMode: "always",
      staleTime: 1_000,
    },
    mutations: { networkMode: "always" },
  },
});

createRoot(document.getElementById("root")!).render(
  <StrictMode>
    <QueryClientProvider client={queries}>
      <Preferring>
        <App />
      </Preferring>
    </QueryClientProvider>
  </StrictMode>,
);
