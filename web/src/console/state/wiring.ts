/** The page around the desk: its address, clock, title, colours, sound and notifications. */
import { effect } from "@preact/signals";
import type { Desk } from "./desk.ts";
import { passing } from "./keep.ts";
import { nameOf, type Row, returned, unread } from "./queue.ts";
import { hashOf, routeOf } from "./route.ts";
import { chime, notify } from "./sound.ts";

const TICK = 5_000;

/** Waits tick, in a page that somebody sees; what was put aside comes back in any. */
function clock(desk: Desk): void {
  let looked = desk.clock();
  const tick = () => {
    const now = desk.clock();
    if (!document.hidden) desk.now.value = now;
    const back = returned(desk.queue.value, desk.me.value?.id ?? "", looked, now);
    if (back.length) desk.onNews(back);
    looked = now;
    desk.resendSilent();
  };
  setInterval(tick, TICK);
  document.addEventListener("visibilitychange", tick);
}

/** The join token leaves the address at once: it must not stay in the history. */
function address(desk: Desk): void {
  const follow = () => {
    const route = routeOf(location.hash);
    if (route.page === "join") {
      passing.put("join", route.token);
      history.replaceState(null, "", location.pathname);
    }
    desk.goTo(route.page === "join" ? hashOf(route) : location.hash);
  };
  addEventListener("hashchange", follow);
  follow();
  const kept = passing.get("join");
  if (kept) desk.goTo(hashOf({ page: "join", token: kept }));
}

function theme(desk: Desk): void {
  effect(() => {
    const { theme } = desk.prefs.value;
    if (theme === "system") delete document.documentElement.dataset.theme;
    else document.documentElement.dataset.theme = theme;
  });
}

export const unreadRows = (desk: Desk): Row[] => {
  const me = desk.me.value?.id ?? "";
  const rows = [...desk.queue.value.rows.values()];
  return rows.filter((row) => unread(row, me, desk.seen.value));
};

function title(desk: Desk): void {
  effect(() => {
    const count = desk.me.value ? unreadRows(desk).length : 0;
    const view = desk.open.value ? desk.queue.value.rows.get(desk.open.value) : undefined;
    const place = view ? nameOf(view) : "Queue";
    document.title = `${count ? `(${count}) ` : ""}${desk.me.value ? place : "Sign in"} · Intakebot`;
  });
}

/** A row that is open in front of the agent needs no bell. */
function bell(desk: Desk): void {
  desk.onNews = (rows) => {
    const fresh = rows.filter((row) => document.hidden || row.conversation !== desk.open.value);
    const first = fresh[0];
    if (!first) return;
    const { sound, notify: asked, announce } = desk.prefs.value;
    const what = first.title || first.flow_title || first.last;
    const words = `${first.snoozed_until ? "Back" : "New"}: ${[what, nameOf(first)].filter(Boolean).join(", ")}`;
    if (announce) desk.status.value = words;
    if (sound && !desk.away.value) void chime();
    if (asked && !desk.away.value) {
      notify(words, first.last, () => {
        location.hash = hashOf({ page: "talk", conversation: first.conversation });
      });
    }
  };
}

/** What was in view, on a page in sight, has been read. */
function reading(desk: Desk): void {
  const look = () => {
    const { conversation, seq } = desk.reached.value;
    const open = conversation && conversation === desk.open.value;
    if (open && seq && !document.hidden) desk.markSeen(conversation, seq);
  };
  effect(look);
  document.addEventListener("visibilitychange", look);
}

/** The browser knows of a lost network long before the line falls silent for too long. */
function network(desk: Desk): void {
  addEventListener("offline", () => desk.wentOffline());
  addEventListener("online", () => desk.me.value && desk.tryNow());
}

export function wired(desk: Desk): void {
  address(desk);
  clock(desk);
  network(desk);
  theme(desk);
  title(desk);
  bell(desk);
  reading(desk);
}
