/** The loader a website includes. A placeholder until the button and the iframe move in. */
const script = document.currentScript;
if (script instanceof HTMLScriptElement) script.dataset.intakebot = "loaded";
