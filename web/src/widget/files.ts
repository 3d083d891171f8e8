/** Pictures and files in the composer: chosen, pasted or dropped, looked at, sent. */
import type { Chat } from "./state.ts";
import { type Picked, unfit, upload } from "./upload.ts";

/** Previews of what was sent from here, by the id the server gave. */
export const previews = new Map<string, string>();

export function addFiles(chat: Chat, files: Iterable<File>) {
  const { site, words } = chat;
  if (!site) return;
  for (const file of files) {
    const problem = unfit(file, site);
    const limit = Math.floor(site.file_limit / 1e6);
    const why =
      problem === "tooBig"
        ? words.tooBig((file.size / 1e6).toFixed(1), limit)
        : problem && words[problem];
    const pasted = file.name === "image.png";
    const url = file.type.startsWith("image/") && !why ? URL.createObjectURL(file) : "";
    const name = pasted ? `${words.pasted}.png` : file.name;
    chat.files.push({ file, name, url, percent: 0, why });
  }
  chat.paint();
}

export function removeFile(chat: Chat, picked: Picked) {
  if (picked.url) URL.revokeObjectURL(picked.url);
  chat.set({ files: chat.files.filter((other) => other !== picked) });
}

/** Upload what can go; true when all of it arrived. Works again for what failed before. */
async function uploadAll(chat: Chat, files: Picked[]): Promise<boolean> {
  const token = await chat.token().catch(() => "");
  const one = async (picked: Picked) => {
    if (picked.made) return;
    Object.assign(picked, { why: "", percent: 1 });
    chat.paint();
    try {
      if (!token) throw "";
      picked.made = await upload(token, picked, (percent) => {
        picked.percent = percent;
        chat.paint();
      });
      if (picked.url) previews.set(picked.made.id, picked.url);
    } catch (why) {
      Object.assign(picked, { percent: 0, why: why || chat.words.uploadFailed });
    }
  };
  await Promise.all(files.map(one));
  return files.every((picked) => picked.made);
}

let busy = false;

/** Send what stands in the composer. */
export async function sendAll(chat: Chat) {
  const text = chat.draft.trim();
  const files = chat.files.filter(({ file }) => chat.site && !unfit(file, chat.site));
  if (busy || (!text && !files.length)) return;
  chat.type("");
  if (!files.length) return chat.say(text);
  busy = true;
  const arrived = await uploadAll(chat, files);
  busy = false;
  if (arrived) {
    chat.files = chat.files.filter((picked) => !files.includes(picked));
    chat.say(
      text,
      files.flatMap(({ made }) => made?.id ?? []),
    );
  } else chat.type([text, chat.draft].filter(Boolean).join(" "));
  chat.paint();
}

/** Put a file in the place of an earlier answer. */
export async function changeFile(chat: Chat, file: File) {
  if (!chat.site || !chat.editing) return;
  const picked: Picked = { file, name: file.name, url: "", percent: 0, why: "" };
  const problem = unfit(file, chat.site);
  if (!problem && (await uploadAll(chat, [picked]))) {
    return chat.change("", [picked.made?.id ?? ""]);
  }
  const why = problem === "emptyFile" || problem === "wrongKind" ? chat.words[problem] : picked.why;
  chat.set({ editing: { ...chat.editing, why: why || chat.words.uploadFailed } });
}

/** Fetches a file that only this conversation may see. */
export async function fetchFile(chat: Chat, path: string): Promise<string> {
  const headers = { Authorization: `Bearer ${await chat.token()}` };
  const answer = await fetch(`/api/v1/${path}`, { headers });
  if (!answer.ok) throw new Error(String(answer.status));
  return URL.createObjectURL(await answer.blob());
}

export function download(url: string, name: string) {
  const link = document.createElement("a");
  link.href = url;
  link.download = name;
  link.click();
}
