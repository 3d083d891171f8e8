/** Files that wait in the pen of one conversation: uploaded at once, sent with the reply. */
import { useState } from "preact/hooks";
import type { UploadMade } from "../../wire.ts";
import { wordsOf } from "../state/api.ts";
import type { Desk } from "../state/desk.ts";

export interface Files {
  all: readonly UploadMade[];
  /** The name of the one on its way, or "". */
  uploading: string;
  trouble: string;
  add: (found: readonly File[]) => void;
  drop: (id: string) => void;
  clear: () => void;
}

export function useFiles(desk: Desk, conversation: string): Files {
  const [uploading, setUploading] = useState("");
  const [trouble, setTrouble] = useState("");
  const now = () => desk.files.value.get(conversation) ?? [];
  const add = async (found: readonly File[]) => {
    setTrouble("");
    for (const file of found) {
      setUploading(file.name);
      try {
        const made = await desk.api.upload(conversation, file);
        desk.setFiles(conversation, [...now(), made]);
      } catch (error) {
        setTrouble(`${file.name} was not added: ${wordsOf(error)}`);
      }
    }
    setUploading("");
  };
  return {
    all: now(),
    uploading,
    trouble,
    add: (found) => void add(found),
    drop: (id) =>
      desk.setFiles(
        conversation,
        now().filter((file) => file.id !== id),
      ),
    clear: () => desk.setFiles(conversation, []),
  };
}
