/** The card of the way in, and the sentence about what went wrong. */
import type { ComponentChildren } from "preact";
import * as icons from "../../ui/icons.tsx";
import { Icon } from "../../ui/icons.tsx";
import { Banner } from "./parts.tsx";

export function Card(props: { title: string; sub: string; children: ComponentChildren }) {
  return (
    <main class="sign">
      <div class="sign-card">
        <span class="logo">
          <Icon of={icons.mark} />
        </span>
        <div class="stack tight">
          <h1>{props.title}</h1>
          <p class="sub">{props.sub}</p>
        </div>
        {props.children}
      </div>
    </main>
  );
}

export function Trouble({ words, caps }: { words: string; caps: boolean }) {
  return words ? (
    <Banner tone="bad" icon={icons.alert} role="alert" id="sign-trouble">
      {words}
      {caps ? " Caps Lock is on, by the way." : ""}
    </Banner>
  ) : null;
}
