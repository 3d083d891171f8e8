/**
 * A button that opens a short list of actions or of choices, one of each group: arrows move,
 * Escape closes, focus goes back.
 */
import type { ComponentChildren } from "preact";
import { useLayoutEffect, useRef, useState } from "preact/hooks";
import * as icons from "../../ui/icons.tsx";
import { Icon } from "../../ui/icons.tsx";
import { Keys } from "./parts.tsx";

export interface MenuItem {
  label: string;
  /** What it is a choice of, and whether it is the one that holds. */
  group?: string;
  checked?: boolean;
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
  const items = () => [...(root.current?.querySelectorAll<HTMLElement>("[role^=menuitem]") ?? [])];

  // Before the next key is pressed.
  useLayoutEffect(() => {
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

  const groups = new Map<string, MenuItem[]>();
  for (const item of props.items)
    groups.set(item.group ?? "", [...(groups.get(item.group ?? "") ?? []), item]);
  const choice = (item: MenuItem) => (
    // biome-ignore lint/a11y/useAriaPropsSupportedByRole: the role is one that is checked
    <button
      type="button"
      role={item.checked === undefined ? "menuitem" : "menuitemradio"}
      aria-checked={item.checked}
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
      {item.checked && <Icon of={icons.check} />}
    </button>
  );

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
            {[...groups].map(([group, items]) =>
              group ? (
                // biome-ignore lint/a11y/useSemanticElements: a menu has no fieldsets
                <div role="group" aria-label={group} key={group}>
                  <p class="menu-of" aria-hidden="true">
                    {group}
                  </p>
                  {items.map(choice)}
                </div>
              ) : (
                items.map(choice)
              ),
            )}
          </div>
        </div>
      )}
    </div>
  );
}
