import { signal } from "@preact/signals";
import { render } from "preact";

const title = signal("Intakebot");

/** A placeholder until the console moves in. */
function App() {
  return <h1>{title}</h1>;
}

const root = document.getElementById("app");
if (root) render(<App />, root);
