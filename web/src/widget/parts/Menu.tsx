/** What is needed now and then: the transcript, another language, another matter. */
import { LANGUAGES } from "../../ui/words.ts";
import { download, fetchFile } from "../files.ts";
import type { Chat } from "../state.ts";

/** What each language calls itself. */
const OWN_NAME = { en: "English", de: "Deutsch", ar: "العربية" };

export async function saveTranscript(chat: Chat) {
  try {
    download(await fetchFile(chat, "transcript"), `${chat.view.number || "chat"}.txt`);
  } catch {
    chat.set({ notice: chat.words.uploadFailed });
  }
}

export function Menu({ chat }: { chat: Chat }) {
  const { words: w, site, view } = chat;
  const offered = LANGUAGES.filter((one) => site?.languages.some((name) => name.startsWith(one)));
  const after = (then: () => void) => () => {
    document.querySelector<HTMLElement>(".head [aria-expanded]")?.focus();
    chat.set({ menu: false });
    then();
  };
  return (
    <ul class="menu">
      {view.seq > 0 && (
        <li>
          <button type="button" onClick={after(() => saveTranscript(chat))}>
            {w.saveTranscript}
          </button>
        </li>
      )}
      {view.phase === "closed" && (
        <li>
          <button type="button" onClick={after(chat.anew)}>
            {w.newTalk}
          </button>
        </li>
      )}
      {offered.map((one) => (
        <li key={one}>
          <button
            type="button"
            lang={one}
            aria-pressed={one === chat.language}
            onClick={after(() => chat.speak(one))}
          >
            {OWN_NAME[one]}
          </button>
        </li>
      ))}
    </ul>
  );
}
