// The page: listens to the stream, shows what it brings, sends what the person does.
import { Bubbles } from "/static/bubbles.js";
import { Composer } from "/static/composer.js";
import { Panel } from "/static/panel.js";
import { CoachTime } from "/static/time.js";

const find = (id) => document.getElementById(id);
const ACTIONS = { typing: "typing", upload_photo: "sending a photo", upload_document: "sending a file", upload_voice: "sending a voice message", upload_video: "sending a video", record_voice: "recording" };
const TOAST_SECONDS = 3.5;
const SPIN_SECONDS = 8;

const person = Number(new URLSearchParams(location.search).get("user") ?? 1) || 1;
const zone = Intl.DateTimeFormat().resolvedOptions().timeZone;
const query = new URLSearchParams({ user: person, zone, language: navigator.language });
const time = new CoachTime();
const log = find("log");
const spinning = new Set();
let chat = null;
let unread = 0;
let connected = false;
let toastTimer = 0;
let following = true;
let lastTop = 0;

async function post(deed, body) {
  try {
    const headers = { "Content-Type": "application/json" };
    const answer = await fetch(`/playground/${deed}?${query}`, { method: "POST", headers, body: JSON.stringify(body) });
    if (!answer.ok) toast(await answer.text());
    return answer.ok;
  } catch {
    toast("The coach is not running. Start it again and this page comes back by itself.");
    return false;
  }
}

const act = {
  say: (text) => {
    toBottom();
    return post("say", { text });
  },
  send: (kind) => post("send", { kind }),
  location: (latitude, longitude) => post("location", { latitude, longitude }),
  copy: (text) => navigator.clipboard.writeText(text).then(() => toast("Copied")),
  tap: async (message, data, key) => {
    spin(key);
    if (!(await post("tap", { message, data }))) still();
  },
};

const bubbles = new Bubbles(find("messages"), { act, view, time });
const composer = new Composer(act);
const panel = new Panel({ person, time, post });

// what the stream brings

function listen() {
  const stream = new EventSource(`/playground/events?${query}`);
  const on = (name, take) => stream.addEventListener(name, (event) => take(JSON.parse(event.data)));
  on("chat", takeChat);
  on("posts", takePosts);
  on("toast", takeToast);
  on("clock", takeClock);
  stream.addEventListener("open", () => setConnected(true));
  stream.addEventListener("error", () => {
    setConnected(false);
    if (stream.readyState === EventSource.CLOSED) setTimeout(listen, 1500);
  });
  addEventListener("pagehide", () => stream.close(), { once: true });
}

function setConnected(is) {
  connected = is;
  showStatus();
}

function takeChat(told) {
  chat = told;
  document.title = chat.bot.name;
  find("bot-name").textContent = chat.bot.name;
  find("description").textContent = chat.description || chat.about || "";
  find("block").textContent = chat.blocked ? "Unblock the bot" : "Block the bot";
  showPin();
  showEmpty();
  showStatus();
}

function takePosts({ posts, all }) {
  const first = all && bubbles.isEmpty;
  const fresh = bubbles.take(posts, all);
  showEmpty();
  showPin();
  if (first) jump();
  else if (following || posts.some((told) => told.mine)) toBottom();
  else unread += fresh;
  for (const told of posts) if (!told.mine) still(told.id);
  showUnread();
}

function takeToast({ text, alert }) {
  still();
  if (!text) return;
  if (!alert) return toast(text);
  find("alert-text").textContent = text;
  return find("alert").showModal();
}

function takeClock(told) {
  if (time.set(told)) bubbles.redraw();
  panel.show(told);
}

// what is shown

function showStatus() {
  const status = find("status");
  const doing = chat?.action ? (ACTIONS[chat.action] ?? "typing") : "";
  status.classList.toggle("busy", connected && doing !== "");
  status.textContent = connected ? doing || "bot" : "connecting…";
}

function showEmpty() {
  if (!chat) return;
  find("greeting").hidden = !bubbles.isEmpty;
  composer.show(chat, bubbles.isEmpty);
}

function showPin() {
  const pinned = chat && bubbles.posts.get(chat.pinned);
  find("pinned").hidden = !pinned;
  if (pinned) find("pinned").textContent = pinned.text.split("\n")[0] || "Pinned message";
}

function toast(text) {
  clearTimeout(toastTimer);
  find("toast").textContent = text;
  find("toast").classList.add("shown");
  toastTimer = setTimeout(() => find("toast").classList.remove("shown"), TOAST_SECONDS * 1000);
}

function view(url) {
  const image = Object.assign(document.createElement("img"), { src: url, alt: "" });
  find("viewer-body").replaceChildren(image);
  find("viewer").showModal();
}

function spin(key) {
  still();
  key.classList.add("spinning");
  spinning.add(key);
  setTimeout(() => key.classList.remove("spinning"), SPIN_SECONDS * 1000);
}

function still() {
  for (const key of spinning) key.classList.remove("spinning");
  spinning.clear();
}

// where the log stands

const isLow = () => log.scrollHeight - log.scrollTop - log.clientHeight < 120;

function jump() {
  log.scrollTop = log.scrollHeight;
}

function toBottom() {
  unread = 0;
  following = true;
  const calm = panel.travelling || matchMedia("(prefers-reduced-motion: reduce)").matches;
  requestAnimationFrame(() => log.scrollTo({ top: log.scrollHeight, behavior: calm ? "auto" : "smooth" }));
}

function showUnread() {
  if (isLow()) unread = 0;
  find("to-bottom").hidden = isLow() || following;
  find("unread").hidden = unread === 0;
  find("unread").textContent = unread;
}

// Only a reader scrolls up; our own way down takes a while, and messages may come meanwhile.
function scrolled() {
  bubbles.pass();
  if (isLow()) following = true;
  else if (log.scrollTop < lastTop - 1) following = false;
  lastTop = log.scrollTop;
  showUnread();
}

log.addEventListener("scroll", scrolled, { passive: true });
new ResizeObserver(() => {
  if (following) jump();
}).observe(log);
find("to-bottom").addEventListener("click", toBottom);
find("pinned").addEventListener("click", () => bubbles.items.get(chat.pinned)?.scrollIntoView({ block: "center" }));
find("block").addEventListener("click", () => post("block", { blocked: !chat.blocked }));
find("unblock").addEventListener("click", () => post("block", { blocked: false }));
find("viewer").addEventListener("click", () => find("viewer").close());
listen();
