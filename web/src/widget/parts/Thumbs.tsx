/** Files that wait in the composer: seen before they are sent, with a way to take them out. */
import { alert, close, Icon, image } from "../../ui/icons.tsx";
import { removeFile } from "../files.ts";
import type { Chat } from "../state.ts";
import { size } from "../upload.ts";

export function Thumbs({ chat }: { chat: Chat }) {
  const { words: w } = chat;
  return (
    <>
      {chat.files.map((picked) => (
        <div class="thumb" key={picked.name + picked.file.lastModified}>
          {picked.url ? <img src={picked.url} alt="" /> : <Icon of={picked.why ? alert : image} />}
          <div>
            <p class="name">
              <bdi>{picked.name}</bdi>
            </p>
            {picked.why ? (
              <p class="meta bad" role="alert">
                {w.notSent} {picked.why}
              </p>
            ) : (
              <p class="meta">
                {picked.percent ? w.uploading(picked.percent) : w.file(size(picked.file.size))}
              </p>
            )}
            {picked.percent > 0 && <progress max={100} value={picked.percent} aria-hidden="true" />}
          </div>
          <button
            type="button"
            class="tool"
            aria-label={w.removeFile(picked.name)}
            onClick={() => removeFile(chat, picked)}
          >
            <Icon of={close} />
          </button>
        </div>
      ))}
    </>
  );
}
