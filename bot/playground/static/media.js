// Pictures, moving pictures, sound, files and places inside a bubble.

const icons = {
  play: "M8 5.5v13l11-6.5Z",
  pause: "M7 5.5h3.6v13H7zM13.4 5.5H17v13h-3.6z",
  file: "M12 4v10m0 0 4-4m-4 4-4-4M5 18.5h14",
};

export function mediaOf(post, view) {
  const { media, location } = post;
  if (location) return place(location);
  if (!media) return null;
  const draw = { photo, animation, video, audio, voice: audio, video_note: video, sticker }[media.kind];
  if (draw) return draw(media, view);
  return media.url ? file(media) : odd(media);
}

function make(tag, className, attributes = {}) {
  const node = Object.assign(document.createElement(tag), attributes);
  node.className = className;
  return node;
}

function glyph(path, className = "") {
  const svg = document.createElementNS("http://www.w3.org/2000/svg", "svg");
  svg.setAttribute("viewBox", "0 0 24 24");
  svg.setAttribute("aria-hidden", "true");
  if (className) svg.setAttribute("class", className);
  const shape = document.createElementNS("http://www.w3.org/2000/svg", "path");
  shape.setAttribute("d", path);
  svg.append(shape);
  return svg;
}

function framed(media, inner, className) {
  const box = make("div", `frame ${className}`);
  if (media.width && media.height) box.style.aspectRatio = `${media.width} / ${media.height}`;
  if (media.width) box.style.maxWidth = `min(100%, ${Math.max(200, media.width)}px)`;
  box.append(inner);
  return box;
}

function photo(media, view) {
  const image = make("img", "", { src: media.url, alt: media.name, loading: "lazy", decoding: "async" });
  const button = make("button", "zoom", { type: "button", ariaLabel: "Show the picture in full" });
  button.append(image);
  button.addEventListener("click", () => view(media.url));
  const box = framed(media, button, "photo");
  box.style.setProperty("--picture", `url("${media.url}")`); // fills what is left beside a tall one
  return box;
}

function animation(media) {
  if (media.mime.startsWith("image/")) {
    return framed(media, make("img", "", { src: media.url, alt: media.name }), "animation");
  }
  const still = matchMedia("(prefers-reduced-motion: reduce)").matches;
  const clip = make("video", "", { src: media.url, muted: true, loop: true, playsInline: true, autoplay: !still, controls: still });
  return framed(media, clip, "animation");
}

function video(media) {
  const clip = make("video", "", { src: media.url, controls: true, playsInline: true, preload: "metadata" });
  return framed(media, clip, media.kind === "video_note" ? "round" : "video");
}

function sticker(media) {
  return make("div", "sticker", { textContent: media.emoji ?? "💪" });
}

function audio(media) {
  const sound = make("audio", "", { src: media.url, preload: "metadata" });
  const button = make("button", "play", { type: "button", ariaLabel: "Play" });
  button.append(glyph(icons.play));
  const line = make("input", "seek", { type: "range", min: 0, max: 1000, value: 0, ariaLabel: "Position" });
  const time = make("span", "clockwork", { textContent: clock(media.duration) });
  const title = media.title ? [media.performer, media.title].filter(Boolean).join(" – ") : "";
  const name = make("span", "name", { textContent: title || (media.kind === "voice" ? "Voice message" : media.name) });
  const total = () => (Number.isFinite(sound.duration) ? sound.duration : media.duration) || 0;
  button.addEventListener("click", () => (sound.paused ? sound.play().catch(() => {}) : sound.pause()));
  const turned = () => {
    button.replaceChildren(glyph(sound.paused ? icons.play : icons.pause));
    button.ariaLabel = sound.paused ? "Play" : "Pause";
  };
  for (const event of ["play", "pause", "ended"]) sound.addEventListener(event, turned);
  sound.addEventListener("timeupdate", () => {
    line.value = total() ? (sound.currentTime / total()) * 1000 : 0;
    time.textContent = clock(sound.currentTime || total());
  });
  line.addEventListener("input", () => {
    if (total()) sound.currentTime = (line.value / 1000) * total();
  });
  const about = make("div", "about");
  about.append(name, line, time);
  const box = make("div", "audio");
  box.append(sound, button, about);
  return box;
}

function file(media) {
  const anchor = make("a", "file", { href: media.url, download: media.name });
  const badge = make("span", "badge");
  const extension = media.name.includes(".") ? media.name.split(".").pop() : "";
  badge.append(extension && extension.length < 5 ? extension.toUpperCase() : glyph(icons.file));
  const about = make("span", "about");
  about.append(make("span", "name", { textContent: media.name }), make("span", "size", { textContent: size(media.size) }));
  anchor.append(badge, about);
  return anchor;
}

function place({ latitude, longitude }) {
  const box = make("div", "place");
  box.append(make("span", "pin", { textContent: "📍", ariaHidden: "true" }));
  box.append(make("span", "where", { textContent: `${latitude.toFixed(3)}, ${longitude.toFixed(3)}` }));
  return box;
}

function odd(media) {
  return make("div", "odd", { textContent: { poll: "📊 Poll", dice: "🎲 Dice", contact: "👤 Contact" }[media.kind] ?? media.kind });
}

function size(bytes) {
  if (bytes < 1024) return `${bytes} B`;
  if (bytes < 1024 * 1024) return `${(bytes / 1024).toFixed(1)} KB`;
  return `${(bytes / 1024 / 1024).toFixed(1)} MB`;
}

function clock(seconds) {
  const whole = Math.round(seconds || 0);
  return `${Math.floor(whole / 60)}:${String(whole % 60).padStart(2, "0")}`;
}
