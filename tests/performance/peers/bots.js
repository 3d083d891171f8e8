// Botkit and Bot Framework's waterfall: six questions over a websocket.
//   node bots.js PORT botkit|waterfall [SQLITE FILE]
"use strict";
const path = require("node:path");
const http = require("node:http");
const { createRequire } = require("node:module");
const [port, engine, file] = process.argv.slice(2);
const peer = createRequire(path.join(process.cwd(), "package.json"));
const { ConversationState, MemoryStorage } = peer("botbuilder");
const { WebAdapter } = peer("botbuilder-adapter-web");

const ASKED = [1, 2, 3, 4, 5, 6].map((number) => `Question ${number}, please.`);
const THANKS = "Thanks, a colleague will write to you.";

/** Bot Framework's Storage interface over one SQLite file, as durable as ours. */
class SqliteStorage {
  constructor(name) {
    const { DatabaseSync } = require("node:sqlite");
    this.db = new DatabaseSync(name);
    this.db.exec("PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL");
    this.db.exec("CREATE TABLE kept (name TEXT PRIMARY KEY, value TEXT)");
    this.get = this.db.prepare("SELECT value FROM kept WHERE name = ?");
    this.put = this.db.prepare("INSERT OR REPLACE INTO kept VALUES (?, ?)");
    this.drop = this.db.prepare("DELETE FROM kept WHERE name = ?");
  }
  async read(names) {
    const rows = names.map((name) => [name, this.get.get(name)]).filter(([, row]) => row);
    return Object.fromEntries(rows.map(([name, row]) => [name, JSON.parse(row.value)]));
  }
  async write(changes) {
    for (const name in changes) this.put.run(name, JSON.stringify({ ...changes[name], eTag: "*" }));
  }
  async delete(names) {
    for (const name of names) this.drop.run(name);
  }
}

const storage = file ? new SqliteStorage(file) : new MemoryStorage();

if (engine === "botkit") {
  const { Botkit, BotkitConversation } = peer("botkit");
  process.env.PORT = port;
  const bot = new Botkit({ adapter: new WebAdapter({}), storage, disable_console: true });
  const intake = new BotkitConversation("intake", bot);
  ASKED.forEach((text, at) => intake.ask(text, async () => {}, `q${at}`));
  intake.say(THANKS);
  bot.addDialog(intake);
  bot.on("hello", async (talk) => talk.beginDialog("intake"));
} else {
  const { DialogSet, TextPrompt, WaterfallDialog } = peer("botbuilder-dialogs");
  const state = new ConversationState(storage);
  const dialogs = new DialogSet(state.createProperty("dialogs"));
  const steps = ASKED.map((text, at) => async (step) => {
    if (at) step.values[`q${at}`] = step.result;
    return step.prompt("text", text);
  });
  steps.push(async (step) => {
    await step.context.sendActivity(THANKS);
    return step.endDialog({ ...step.values, last: step.result });
  });
  dialogs.add(new TextPrompt("text")).add(new WaterfallDialog("intake", steps));
  const server = http.createServer((_, answer) => answer.end("ok"));
  new WebAdapter({}).createSocketServer(server, {}, async (turn) => {
    const talk = await dialogs.createContext(turn);
    if (turn.activity.type === "message") await talk.continueDialog();
    else await talk.beginDialog("intake");
    await state.saveChanges(turn);
  });
  server.listen(Number(port), "127.0.0.1");
}
