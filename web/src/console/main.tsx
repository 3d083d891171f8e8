/** The agents' console starts here: the desk, its surroundings, and the screen. */
import { render } from "preact";
import "../ui/base.css";
import { Desk } from "./state/desk.ts";
import { Sheets } from "./state/sheet.ts";
import { wired } from "./state/wiring.ts";
import "./style/parts.css";
import "./style/forms.css";
import "./style/frame.css";
import "./style/queue.css";
import "./style/talk.css";
import "./style/sheet.css";
import "./style/care.css";
import "./style/incident.css";
import "./style/dialogs.css";
import "./style/replies.css";
import "./style/merge.css";
import "./style/narrow.css";
import { App } from "./views/App.tsx";

/** 128 random bits. `randomUUID` needs a secure page; a shop's own network may have none. */
function newId(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  return Array.from(bytes, (byte) => byte.toString(16).padStart(2, "0")).join("");
}

function openSocket(): WebSocket {
  const address = new URL("/api/v1/agent", location.href);
  address.protocol = address.protocol === "https:" ? "wss:" : "ws:";
  address.hash = "";
  return new WebSocket(address, "intakebot.v1");
}

const root = document.getElementById("app");
if (root) {
  const desk = new Desk(openSocket, newId);
  const sheets = new Sheets(desk);
  wired(desk);
  sheets.follow();
  render(<App shell={{ desk, sheets }} />, root);
}
