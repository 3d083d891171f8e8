/** Small pieces that several screens of the console use. */
import type { ComponentChildren } from "preact";
import { useEffect, useLayoutEffect, useRef, useState } from "preact/hooks";
import * as icons from "../../ui/icons.tsx";
import { Icon } from "../../ui/icons.tsx";
import { pieces } from "../state/words.ts";

export type Tone = "plain" | "human" | "accent" | "warn" | "bad" | "good" | "info" | "note";

export function Tag(props: { tone?: Tone; icon?: string; children: ComponentChildren }) {
  return (
    <span class={`tag ${props.tone ?? "plain"}`}>
      {props.icon && <Icon of={props.icon} />}
      {props.children}
    </span>
  );
}

export function Banner(props: {
  tone?: Tone;
  icon?: string;
  role?: "alert" | "status";
  id?: string;
  children: ComponentChildren;
  aside?: ComponentChildren;
}) {
  return (
    <div class={`banner ${props.tone ?? "plain"}`} role={props.role} id={props.id}>
      {props.icon && <Icon of={props.icon} />}
      <div class="banner-words">{props.children}</div>
      {props.aside}
    </div>
  );
}

/** One key, or several pressed together. Read out by the help, not by each button. */
export function Keys({ of }: { of: readonly string[] }) {
  return (
    <span class="keys" aria-hidden="true">
      {of.map((key) => (
        <kbd key={key}>{key}</kbd>
      ))}
    </span>
  );
}

/** What is true here, and one next step. */
export function Empty(props: {
  title: string;
  level?: "h1" | "h2" | "h3";
  picture?: ComponentChildren;
  children?: ComponentChildren;
  actions?: ComponentChildren;
}) {
  const Heading = props.level ?? "h2";
  return (
    <div class="empty">
      {props.picture}
      <Heading>{props.title}</Heading>
      {props.children && <p>{props.children}</p>}
      {props.actions && <div class="row centred">{props.actions}</div>}
    </div>
  );
}

/** Our fault: says so, says that nothing is lost, offers another try. */
export function Fault(props: {
  what: string;
  words: string;
  reference?: string;
  again: () => void;
}) {
  return (
    <div class="empty" role="alert">
      <h2>{props.what}</h2>
      <p>
        {props.words}
        {props.reference && (
          <>
            {" "}
            The log has it under <code>{props.reference}</code>.
          </>
        )}
      </p>
      <button type="button" class="button" onClick={props.again}>
        <Icon of={icons.retry} />
        Try again
      </button>
    </div>
  );
}

/** Grey lines, only when waiting takes long enough to be noticed. */
export function Skeleton({ what }: { what: string }) {
  const [late, setLate] = useState(false);
  useEffect(() => {
    const timer = setTimeout(() => setLate(true), 300);
    return () => clearTimeout(timer);
  }, []);
  if (!late) return null;
  return (
    <div class="skeleton" aria-busy="true">
      <span class="hidden">Loading {what}</span>
      <span class="grey w70" />
      <span class="grey w92" />
      <span class="grey w85" />
      <span class="grey w60" />
    </div>
  );
}

export interface TabOf<Name extends string> {
  name: Name;
  label: ComponentChildren;
}

/** Tabs with the arrow keys, as the ARIA practice has them. */
export function Tabs<Name extends string>(props: {
  label: string;
  tabs: readonly TabOf<Name>[];
  chosen: Name;
  choose: (name: Name) => void;
  panel: string;
}) {
  const list = useRef<HTMLDivElement>(null);
  const move = (event: KeyboardEvent) => {
    const by = event.key === "ArrowRight" ? 1 : event.key === "ArrowLeft" ? -1 : 0;
    if (!by) return;
    event.preventDefault();
    const forward = document.dir === "rtl" ? -by : by;
    const at = props.tabs.findIndex((tab) => tab.name === props.chosen);
    const next = props.tabs.at((at + forward + props.tabs.length) % props.tabs.length);
    if (!next) return;
    props.choose(next.name);
    list.current?.querySelector<HTMLElement>(`[data-tab="${next.name}"]`)?.focus();
  };
  return (
    <div class="tabs" role="tablist" aria-label={props.label} ref={list} onKeyDown={move}>
      {props.tabs.map((tab) => (
        <button
          type="button"
          role="tab"
          class="tab"
          key={tab.name}
          data-tab={tab.name}
          id={`${props.panel}-${tab.name}`}
          aria-selected={tab.name === props.chosen}
          aria-controls={props.panel}
          tabIndex={tab.name === props.chosen ? 0 : -1}
          onClick={() => props.choose(tab.name)}
        >
          {tab.label}
        </button>
      ))}
    </div>
  );
}

/**
 * A dialog of the browser's own: focus stays in it and goes back where it came from.
 *
 * It opens before the page is drawn, so that keys pressed right after go into it.
 */
export function Modal(props: {
  title: string;
  close: () => void;
  hideTitle?: boolean;
  wide?: boolean;
  children: ComponentChildren;
}) {
  const dialog = useRef<HTMLDialogElement>(null);
  useLayoutEffect(() => {
    const shown = dialog.current;
    shown?.showModal();
    shown?.querySelector<HTMLElement>("[data-first]")?.focus();
    return () => shown?.close();
  }, []);
  return (
    // biome-ignore lint/a11y/useKeyWithClickEvents: Escape does the same as a press outside
    <dialog
      ref={dialog}
      class={props.wide ? "modal wide" : "modal"}
      aria-label={props.title}
      onCancel={(event) => {
        event.preventDefault();
        props.close();
      }}
      onClick={(event) => event.target === dialog.current && props.close()}
    >
      <div class="modal-in">
        {!props.hideTitle && (
          <header class="modal-head">
            <h2>{props.title}</h2>
            <button type="button" class="icon-button" aria-label="Close" onClick={props.close}>
              <Icon of={icons.close} />
            </button>
          </header>
        )}
        {props.children}
      </div>
    </dialog>
  );
}

/** What people wrote: text nodes only, web addresses as links, a mark where a fact was found. */
export function Words(props: { text: string; start?: number; end?: number }) {
  const { text, start = 0, end = 0 } = props;
  if (end <= start) return <Linked text={text} />;
  return (
    <>
      <Linked text={text.slice(0, start)} />
      <mark>{text.slice(start, end)}</mark>
      <Linked text={text.slice(end)} />
    </>
  );
}

function Linked({ text }: { text: string }) {
  return (
    <>
      {pieces(text).map((piece, at) =>
        piece.link ? (
          <a key={at} href={piece.link} target="_blank" rel="noopener noreferrer nofollow">
            {piece.text}
          </a>
        ) : (
          piece.text
        ),
      )}
    </>
  );
}
