// Text with Telegram's entities -> DOM nodes. Offsets count UTF-16 units, as JavaScript's strings do.

const SIMPLE = {
  bold: "strong",
  italic: "em",
  underline: "u",
  strikethrough: "s",
  code: "code",
};

const BLOCKS = new Set(["pre", "blockquote", "expandable_blockquote"]);

export function rich(text, entities, act) {
  const fragment = document.createDocumentFragment();
  fill(fragment, text, entities, 0, text.length, act);
  return fragment;
}

function fill(parent, text, entities, from, to, act) {
  let at = from;
  let afterBlock = false;
  const put = (end, beforeBlock) => {
    let piece = text.slice(at, end);
    // A line break beside a block is the block's own.
    if (afterBlock) piece = piece.replace(/^\n/, "");
    if (beforeBlock) piece = piece.replace(/\n$/, "");
    parent.append(piece);
  };
  for (let i = 0; i < entities.length; i += 1) {
    const entity = entities[i];
    const end = entity.offset + entity.length;
    if (entity.offset < at || end > to) continue;
    const block = BLOCKS.has(entity.type);
    put(entity.offset, block);
    afterBlock = block;
    const inner = entities.slice(i + 1).filter((other) => other.offset + other.length <= end);
    const node = element(entity, text.slice(entity.offset, end), act);
    fill(node, text, inner, entity.offset, end, act);
    parent.append(wrapped(entity, node));
    at = end;
  }
  put(to, false);
}

function element(entity, covered, act) {
  switch (entity.type) {
    case "text_link":
      return link(entity.url);
    case "url":
      return link(covered);
    case "email":
      return link(`mailto:${covered}`);
    case "bot_command":
      return command(covered, act);
    case "spoiler":
      return spoiler();
    case "pre":
      return make("code", entity.language ? `language-${entity.language}` : "");
    case "blockquote":
      return make("blockquote");
    case "expandable_blockquote":
      return expandable();
    default:
      return make(SIMPLE[entity.type] ?? "span");
  }
}

function wrapped(entity, node) {
  if (entity.type !== "pre") return node;
  const pre = make("pre");
  pre.append(node);
  return pre;
}

function make(tag, className = "") {
  const node = document.createElement(tag);
  if (className) node.className = className;
  return node;
}

function link(address) {
  const node = make("a");
  const url = /^[a-z][a-z0-9+.-]*:/i.test(address) ? address : `https://${address}`;
  if (/^(https?|mailto|tel|tg|ftp):/i.test(url)) node.href = url;
  node.target = "_blank";
  node.rel = "noopener noreferrer";
  return node;
}

function command(covered, act) {
  const node = make("button", "command");
  node.type = "button";
  node.addEventListener("click", () => act.say(covered));
  return node;
}

function spoiler() {
  const node = make("span", "spoiler");
  node.tabIndex = 0;
  node.setAttribute("role", "button");
  node.setAttribute("aria-label", "Hidden text, tap to reveal");
  const reveal = (event) => {
    if (node.classList.contains("open") || (event.key && event.key !== "Enter" && event.key !== " ")) return;
    event.preventDefault();
    node.classList.add("open");
    for (const name of ["role", "aria-label", "tabindex"]) node.removeAttribute(name);
  };
  node.addEventListener("click", reveal);
  node.addEventListener("keydown", reveal);
  return node;
}

function expandable() {
  const node = make("blockquote", "expandable");
  node.addEventListener("click", () => node.classList.toggle("open"));
  return node;
}
