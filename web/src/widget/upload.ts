/** Files on their way: checked before, sent with progress. */
import type { SiteView, UploadMade } from "../wire.ts";

export interface Picked {
  file: File;
  name: string;
  /** A preview of a picture, kept in the browser. */
  url: string;
  /** 0 to 100 while it goes out. */
  percent: number;
  why: string;
  made?: UploadMade;
}

/** Why this file can't go, before anything is sent; "" when it can. */
export function unfit(file: File, site: SiteView): "" | "tooBig" | "wrongKind" | "emptyFile" {
  if (!file.size) return "emptyFile";
  if (file.size > site.file_limit) return "tooBig";
  return site.file_types.includes(file.type) ? "" : "wrongKind";
}

/** `412 KB` */
export function size(bytes: number): string {
  const mb = bytes / 1e6;
  return mb >= 1 ? `${mb.toFixed(1).replace(/\.0$/, "")} MB` : `${Math.ceil(bytes / 1000)} KB`;
}

/** Sends the raw bytes; `fetch` can't tell how far it is, so this is an XMLHttpRequest. */
export function upload(
  token: string,
  picked: Picked,
  progress: (percent: number) => void,
): Promise<UploadMade> {
  return new Promise((done, fail) => {
    const call = new XMLHttpRequest();
    call.open("POST", `/api/v1/files?name=${encodeURIComponent(picked.name)}`);
    call.setRequestHeader("Authorization", `Bearer ${token}`);
    call.setRequestHeader("Content-Type", picked.file.type);
    call.upload.onprogress = (event) => progress(Math.floor((100 * event.loaded) / event.total));
    call.onload = () => (call.status < 300 ? done(JSON.parse(call.response)) : fail(problem(call)));
    call.onerror = () => fail("");
    call.send(picked.file);
  });
}

/** What the server says in words, if it says anything. */
function problem(call: XMLHttpRequest): string {
  try {
    return String(JSON.parse(call.response).detail ?? "");
  } catch {
    return "";
  }
}
