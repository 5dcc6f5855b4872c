// The log: one bubble for each message, changed in place, with a line between days.
import { mediaOf } from "/static/media.js";
import { rich } from "/static/rich.js";

const GROUP_SECONDS = 300;
const EMOJI_ONLY = /^(?:\p{Extended_Pictographic}\uFE0F?(?:\u200D\p{Extended_Pictographic}\uFE0F?)*\s?){1,3}$/u;
const ARROW = "M9 6h9v9M18 6 6.5 17.5";

export class Bubbles {
  constructor(list, { act, view, time }) {
    this.list = list;
    this.act = act;
    this.view = view;
    this.time = time;
    this.posts = new Map();
    this.items = new Map();
  }

  get isEmpty() {
    return this.posts.size === 0;
  }

  // Takes changed posts; gives back how many new ones of the bot there are. `all` means that there are no others.
  take(posts, all) {
    let fresh = 0;
    if (all) this.forget(new Set(posts.map((post) => post.id)));
    for (const post of posts) {
      const known = this.posts.get(post.id);
      if (post.deleted) this.remove(post.id);
      else if (known) this.change(known, post);
      else if (this.add(post, !all) && !post.mine) fresh += 1;
    }
    this.arrange();
    return fresh;
  }

  forget(kept) {
    for (const id of [...this.posts.keys()]) if (!kept.has(id)) this.remove(id, false);
  }

  add(post, moving) {
    const item = document.createElement("li");
    item.dataset.id = post.id;
    this.draw(item, post);
    this.posts.set(post.id, post);
    this.items.set(post.id, item);
    if (moving) animate(item, [{ opacity: 0, transform: "translateY(14px) scale(.98)" }, { opacity: 1, transform: "none" }], 220);
    return true;
  }

  change(known, post) {
    const item = this.items.get(post.id);
    this.posts.set(post.id, post);
    if (known.serial === post.serial) return;
    const focused = [...item.querySelectorAll(".inline button, .inline a")].indexOf(document.activeElement);
    const before = item.firstElementChild.offsetHeight;
    this.draw(item, post);
    const box = item.firstElementChild;
    const after = box.offsetHeight;
    if (before !== after) animate(box, [{ height: `${before}px` }, { height: `${after}px` }], 200);
    animate(item.querySelector(".content") ?? item, [{ opacity: 0.35 }, { opacity: 1 }], 240);
    if (focused >= 0) (item.querySelectorAll(".inline button, .inline a")[focused] ?? this.list.parentElement).focus();
  }

  remove(id, moving = true) {
    const item = this.items.get(id);
    this.posts.delete(id);
    this.items.delete(id);
    if (!item) return;
    const fading = moving && animate(item, [{ opacity: 1 }, { opacity: 0, transform: "scale(.96)" }], 160);
    if (fading) fading.finished.then(() => item.remove());
    else item.remove();
  }

  redraw() {
    for (const [id, post] of this.posts) this.draw(this.items.get(id), post);
    this.arrange();
  }

  // Puts the items in order, with a line where a day begins, and marks where a run of one sender's messages ends.
  arrange() {
    const posts = [...this.posts.values()].sort((a, b) => a.id - b.id);
    const nodes = [];
    let day = "";
    posts.forEach((post, index) => {
      const today = this.time.day(post.date);
      if (today !== day) nodes.push(this.separator(post.date));
      day = today;
      const next = posts[index + 1];
      const last = !next || next.mine !== post.mine || next.date - post.date > GROUP_SECONDS || this.time.day(next.date) !== day;
      const item = this.items.get(post.id);
      item.classList.toggle("last", last);
      nodes.push(item);
    });
    const leaving = [...this.list.children].filter((node) => node.dataset.id && !this.items.has(Number(node.dataset.id)));
    const wanted = new Set([...nodes, ...leaving]);
    for (const node of [...this.list.children]) if (!wanted.has(node)) node.remove();
    nodes.forEach((node, index) => {
      if (this.list.children[index] !== node) this.list.insertBefore(node, this.list.children[index] ?? null);
    });
    this.pass();
  }

  // Of the days that stick to the top only the newest is seen; the others lie behind it.
  pass() {
    const days = [...this.list.querySelectorAll(".day")];
    const tops = days.map((day) => Math.round(day.getBoundingClientRect().top));
    days.forEach((day, index) => day.classList.toggle("passed", tops[index] === tops[index + 1]));
  }

  separator(date) {
    const item = document.createElement("li");
    item.className = "day";
    const label = document.createElement("span");
    label.textContent = this.time.dayName(date);
    item.append(label);
    return item;
  }

  draw(item, post) {
    const big = !post.media && !post.keyboard.length && EMOJI_ONLY.test(post.text);
    const kind = post.media?.kind ?? (post.location ? "location" : "text");
    item.className = [post.mine ? "mine" : "theirs", `is-${kind}`, big ? "big" : "", post.text ? "" : "bare"].join(" ").trim();
    const message = node("div", "message");
    const bubble = node("div", "bubble");
    const content = node("div", "content");
    if (post.forwarded) content.append(node("p", "forwarded", `Forwarded from ${post.forwarded}`));
    const media = mediaOf(post, this.view);
    if (media) content.append(media);
    const text = node("div", "text");
    text.dir = "auto";
    text.append(rich(post.text, post.entities, this.act), this.stamp(post));
    content.append(text);
    bubble.append(content);
    message.append(bubble);
    if (post.keyboard.length) message.append(this.inline(post));
    item.replaceChildren(message);
  }

  stamp(post) {
    const stamp = node("span", "stamp");
    const time = node("time", "", this.time.clock(post.date));
    time.dateTime = new Date(post.date * 1000).toISOString();
    if (post.edited) stamp.append(node("span", "", "edited "));
    stamp.append(time);
    if (post.mine) stamp.append(icon("M2.5 12.5 7 17 16 7M11.5 16.5l.7.5L21.5 7"));
    return stamp;
  }

  inline(post) {
    const keyboard = node("div", "inline");
    keyboard.setAttribute("role", "group");
    keyboard.setAttribute("aria-label", "Buttons");
    for (const row of post.keyboard) {
      const line = node("div", "row");
      for (const button of row) line.append(this.button(post, button));
      keyboard.append(line);
    }
    return keyboard;
  }

  button(post, button) {
    if (button.url) {
      const anchor = node("a", "key", button.text);
      anchor.href = button.url;
      anchor.target = "_blank";
      anchor.rel = "noopener noreferrer";
      anchor.append(icon(ARROW));
      return anchor;
    }
    const key = node("button", "key", button.text);
    key.type = "button";
    if (button.style) key.classList.add(button.style);
    key.addEventListener("click", () => {
      if (button.copy_text) this.act.copy(button.copy_text.text);
      else if (button.callback_data !== undefined) this.act.tap(post.id, button.callback_data, key);
    });
    return key;
  }
}

function node(tag, className, text) {
  const made = document.createElement(tag);
  if (className) made.className = className;
  if (text !== undefined) made.textContent = text;
  return made;
}

function icon(path) {
  const svg = document.createElementNS("http://www.w3.org/2000/svg", "svg");
  svg.setAttribute("viewBox", "0 0 24 24");
  svg.setAttribute("aria-hidden", "true");
  const shape = document.createElementNS("http://www.w3.org/2000/svg", "path");
  shape.setAttribute("d", path);
  svg.append(shape);
  return svg;
}

function animate(target, frames, duration) {
  if (matchMedia("(prefers-reduced-motion: reduce)").matches) return null;
  return target.animate(frames, { duration, easing: "cubic-bezier(.2,.8,.3,1)" });
}
