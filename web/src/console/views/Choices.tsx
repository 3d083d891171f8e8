/** All keys, and what an agent may choose for this browser. */
import { useState } from "preact/hooks";
import { KEYS } from "../state/keys.ts";
import { chime, mayNotify } from "../state/sound.ts";
import { useDesk } from "./context.ts";
import { Keys, Modal } from "./parts.tsx";

export function Help({ close }: { close: () => void }) {
  const desk = useDesk();
  const letters = desk.prefs.value.letters;
  return (
    <Modal title="All keys" close={close}>
      <p class="sub">Letters count outside fields only. On a Mac, ⌘ stands for Ctrl.</p>
      <dl class="key-list">
        {KEYS.map((key) => (
          <div key={key.action}>
            <dt>{key.what}</dt>
            <dd>
              <span class="hidden">{key.keys.join(" ")}</span>
              <Keys of={key.keys} />
            </dd>
          </div>
        ))}
        <div>
          <dt>Send what you wrote</dt>
          <dd>
            <span class="hidden">Ctrl Enter</span>
            <Keys of={["Ctrl", "Enter"]} />
          </dd>
        </div>
      </dl>
      <label class="choice">
        <input
          type="checkbox"
          checked={letters}
          onChange={() => desk.setPrefs({ letters: !letters })}
        />
        Single letters act as keys
      </label>
    </Modal>
  );
}

export function Settings({ close }: { close: () => void }) {
  const desk = useDesk();
  const prefs = desk.prefs.value;
  const [denied, setDenied] = useState(false);
  const sound = () => {
    desk.setPrefs({ sound: !prefs.sound });
    if (!prefs.sound) void chime();
  };
  const notify = async () => {
    const allowed = prefs.notify || (await mayNotify());
    setDenied(!allowed);
    if (allowed) desk.setPrefs({ notify: !prefs.notify });
  };
  const toggle = (label: string, on: boolean, change: () => void) => (
    <label class="choice">
      <input type="checkbox" checked={on} onChange={change} />
      {label}
    </label>
  );
  return (
    <Modal title="Sound, keys and colours" close={close}>
      <fieldset class="choices">
        <legend class="sub">When somebody needs you</legend>
        {toggle("Play a sound", prefs.sound, sound)}
        {toggle("Show a desktop notification", prefs.notify, () => void notify())}
        {denied && (
          <p class="trouble">The browser doesn’t allow it. Its settings for this page can.</p>
        )}
        {toggle("Tell screen readers", prefs.announce, () =>
          desk.setPrefs({ announce: !prefs.announce }),
        )}
      </fieldset>
      <fieldset class="choices">
        <legend class="sub">Keys</legend>
        {toggle("Single letters act as keys", prefs.letters, () =>
          desk.setPrefs({ letters: !prefs.letters }),
        )}
      </fieldset>
      <fieldset class="choices">
        <legend class="sub">Colours</legend>
        {(["system", "light", "dark"] as const).map((theme) => (
          <label key={theme} class="choice">
            <input
              type="radio"
              name="theme"
              checked={prefs.theme === theme}
              onChange={() => desk.setPrefs({ theme })}
            />
            {theme === "system" ? "As the system has it" : theme === "light" ? "Light" : "Dark"}
          </label>
        ))}
      </fieldset>
    </Modal>
  );
}
