/** Two soft notes, made here: no file to load, nothing to allow in the page's policy. */

let context: AudioContext | null = null;

function tone(audio: AudioContext, pitch: number, from: number): void {
  const voice = audio.createOscillator();
  const level = audio.createGain();
  voice.type = "sine";
  voice.frequency.value = pitch;
  level.gain.setValueAtTime(0.0001, from);
  level.gain.exponentialRampToValueAtTime(0.12, from + 0.02);
  level.gain.exponentialRampToValueAtTime(0.0001, from + 0.35);
  voice.connect(level).connect(audio.destination);
  voice.start(from);
  voice.stop(from + 0.4);
}

/** Plays where the browser lets us; until the agent has touched the page it does not. */
export async function chime(): Promise<void> {
  try {
    context ??= new AudioContext();
    if (context.state === "suspended") await context.resume();
    tone(context, 587, context.currentTime);
    tone(context, 784, context.currentTime + 0.14);
  } catch {
    // No sound card or not allowed: the screen says the same.
  }
}

/** Asks for the right to notify; true when it is given. */
export async function mayNotify(): Promise<boolean> {
  if (!("Notification" in globalThis)) return false;
  if (Notification.permission === "granted") return true;
  return (await Notification.requestPermission()) === "granted";
}

/** A desktop notification, only while the page is out of sight. */
export function notify(title: string, body: string, open: () => void): void {
  if (!document.hidden || !("Notification" in globalThis)) return;
  if (Notification.permission !== "granted") return;
  const note = new Notification(title, { body, tag: "intakebot" });
  note.onclick = () => {
    window.focus();
    open();
    note.close();
  };
}
