/** A button that opens a short list of actions: arrows move, Escape closes, focus goes back. */
import type { ComponentChildren } from "preact";
import { useEffect, useRef, useState } from "preact/hooks";
import { Keys } from "./parts.tsx";

export interface MenuItem {
  label: string;
  keys?: readonly string[];
  act: () => void;
}

export function Menu(props: {
  label: string;
  face: ComponentChildren;
  items: readonly MenuItem[];
  up?: boolean;
  class?: string;
  head?: ComponentChildren;
}) {
  const [open, setOpen] = useState(false);
  const root = useRef<HTMLDivElement>(null);
  const button = useRef<HTMLButtonElement>(null);
  const close = (focus: boolean) => {
    setOpen(false);
    if (focus) button.current?.focus();
  };
  const items = () => [...(root.current?.querySelectorAll<HTMLElement>("[role=menuitem]") ?? [])];

  useEffect(() => {
    if (!open) return undefined;
    items()[0]?.focus();
    const outside = (event: Event) => {
      if (!root.current?.contains(event.target as Node)) setOpen(false);
    };
    document.addEventListener("pointerdown", outside);
    return () => document.removeEventListener("pointerdown", outside);
  }, [open]);

  const move = (event: KeyboardEvent) => {
    if (!open) return;
    if (event.key === "Escape") close(true);
    else if (event.key === "Tab") setOpen(false);
    else if (event.key === "ArrowDown" || event.key === "ArrowUp") {
      const all = items();
      const at = all.indexOf(document.activeElement as HTMLElement);
      const by = event.key === "ArrowDown" ? 1 : -1;
      all.at((at + by + all.length) % all.length)?.focus();
    } else return;
    if (event.key !== "Tab") event.preventDefault();
    event.stopPropagation();
  };

  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: the keys of the button and of the items
    <div class="menu-root" ref={root} onKeyDown={move}>
      <button
        type="button"
        ref={button}
        class={props.class ?? "icon-button"}
        aria-label={props.label}
        aria-haspopup="menu"
        aria-expanded={open}
        onClick={() => setOpen(!open)}
      >
        {props.face}
      </button>
      {open && (
        <div class={props.up ? "menu up" : "menu"}>
          {props.head}
          <div role="menu" aria-label={props.label}>
            {props.items.map((item) => (
              <button
                type="button"
                role="menuitem"
                tabIndex={-1}
                class="menu-item"
                key={item.label}
                onClick={() => {
                  close(true);
                  item.act();
                }}
              >
                <span>{item.label}</span>
                {item.keys && <Keys of={item.keys} />}
              </button>
            ))}
          </div>
        </div>
      )}
    </div>
  );
}
