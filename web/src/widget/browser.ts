/** The browser's own clock, socket and chance, handed to the conversation. */
import { Ended, type World } from "../line.ts";
import type { SessionMade } from "../wire.ts";
import { animate } from "./chat.ts";
import { look } from "./news.ts";
import { type Chat, fresh } from "./state.ts";

const siteId = new URLSearchParams(location.search).get("site") ?? "";

const world: World = {
  dial(on) {
    const address = new URL("/api/v1/customer", location.href);
    address.protocol = address.protocol.replace("http", "ws");
    const socket = new WebSocket(address, "intakebot.v1");
    socket.onopen = () => on.opened();
    socket.onmessage = ({ data }) => on.frame(data);
    socket.onclose = ({ code }) => on.closed(code);
    return {
      send: (text) => socket.readyState === WebSocket.OPEN && socket.send(text),
      close: () => socket.close(),
    };
  },
  later(ms, then) {
    const timer = setTimeout(then, ms);
    return () => clearTimeout(timer);
  },
  now: Date.now,
  random: Math.random,
  name: () => crypto.getRandomValues(new Uint8Array(16)).reduce((all, one) => all + hex(one), ""),
};

function hex(byte: number): string {
  return byte.toString(16).padStart(2, "0");
}

/** Only what may pass later is worth another try. */
async function begin(language: string): Promise<SessionMade> {
  const answer = await fetch("/api/v1/sessions", {
    method: "POST",
    headers: { "Content-Type": "application/json" },
    body: JSON.stringify({ site: siteId, language }),
  });
  const { status } = answer;
  if (answer.ok) return answer.json();
  if (status >= 500 || status === 429 || status === 408) throw new Error(String(status));
  throw new Ended(status);
}

/** Brings the widget to life in this browser. */
export function wake(chat: Chat) {
  animate(chat, { world, begin });
  addEventListener("online", () => chat.line.start());
  addEventListener("offline", () => chat.line.offline());
  document.addEventListener("visibilitychange", () => look(chat));
  setInterval(() => {
    if (chat.line.status === "away") chat.paint();
    if (fresh(chat) && chat.open) chat.host.ask(); // pages that change without loading
  }, 1000);
}
