// All below the log: the text field, the command menu, other things to send, the reply keyboard.

const CITIES = [
  ["London", 51.507, -0.128],
  ["Berlin", 52.52, 13.405],
  ["New York", 40.713, -74.006],
  ["Denver", 39.739, -104.99],
  ["São Paulo", -23.55, -46.633],
  ["Nairobi", -1.286, 36.817],
  ["Kathmandu", 27.717, 85.324],
  ["Tokyo", 35.677, 139.65],
  ["Sydney", -33.869, 151.209],
];
const find = (id) => document.getElementById(id);

export class Composer {
  constructor(act) {
    this.act = act;
    this.keyboard = null;
    this.hiddenKeyboard = "";
    this.field = find("text");
    this.wireField();
    this.wireSheets();
    this.wirePlaces();
    find("start").addEventListener("click", () => act.say("/start"));
  }

  wireField() {
    const grow = () => {
      this.field.style.height = "auto";
      this.field.style.height = `${Math.min(this.field.scrollHeight, 140)}px`;
      find("composer").classList.toggle("filled", this.field.value.trim() !== "");
    };
    const send = () => {
      const text = this.field.value.trim();
      if (!text) return;
      this.act.say(text);
      this.field.value = "";
      grow();
      this.closeSheets();
    };
    this.field.addEventListener("input", () => {
      grow();
      this.filterCommands();
    });
    this.field.addEventListener("keydown", (event) => {
      if (event.key === "Enter" && !event.shiftKey && !event.isComposing) {
        event.preventDefault();
        send();
      }
      if (event.key === "Escape") this.closeSheets();
    });
    find("composer").addEventListener("submit", (event) => {
      event.preventDefault();
      send();
      this.field.focus();
    });
  }

  wireSheets() {
    const toggle = (button, sheet) => () => {
      const open = sheet.hidden;
      this.closeSheets();
      sheet.hidden = !open;
      button.setAttribute("aria-expanded", String(open));
      if (open) sheet.querySelector("button")?.focus({ preventScroll: true });
    };
    find("menu").addEventListener("click", () => {
      this.drawCommands("");
      toggle(find("menu"), find("commands"))();
    });
    find("attach").addEventListener("click", toggle(find("attach"), find("attach-menu")));
    document.addEventListener("click", (event) => {
      if (!event.target.closest(".sheet, .foot")) this.closeSheets();
    });
    document.addEventListener("keydown", (event) => event.key === "Escape" && this.closeSheets());
    for (const button of document.querySelectorAll("[data-send]")) {
      button.addEventListener("click", () => {
        this.closeSheets();
        if (button.dataset.send === "location") find("places").showModal();
        else this.act.send(button.dataset.send);
      });
    }
  }

  closeSheets() {
    for (const [sheet, button] of [["commands", "menu"], ["attach-menu", "attach"]]) {
      find(sheet).hidden = true;
      find(button).setAttribute("aria-expanded", "false");
    }
  }

  wirePlaces() {
    const dialog = find("places");
    const share = (latitude, longitude) => {
      dialog.close();
      this.act.location(latitude, longitude);
      this.used();
    };
    const items = CITIES.map(([name, latitude, longitude]) => {
      const button = Object.assign(document.createElement("button"), { type: "button", textContent: name });
      button.addEventListener("click", () => share(latitude, longitude));
      const item = document.createElement("li");
      item.append(button);
      return item;
    });
    find("place-list").append(...items);
    find("places-cancel").addEventListener("click", () => dialog.close());
    find("place-form").addEventListener("submit", (event) => {
      event.preventDefault();
      const [latitude, longitude] = ["latitude", "longitude"].map((id) => Number(find(id).value.replace(",", ".")));
      if (Math.abs(latitude) <= 90 && Math.abs(longitude) <= 180) share(latitude, longitude);
    });
  }

  // Takes the chat as the server tells it.
  show(chat, empty) {
    this.commands = chat.commands;
    find("menu").hidden = chat.commands.length === 0;
    find("start").hidden = !empty || chat.blocked;
    find("unblock").hidden = !chat.blocked;
    find("composer").hidden = empty || chat.blocked;
    this.drawCommands("");
    this.showKeyboard(chat.keyboard);
  }

  drawCommands(prefix) {
    const items = (this.commands ?? [])
      .filter((entry) => entry.command.startsWith(prefix))
      .map((entry) => {
        const button = Object.assign(document.createElement("button"), { type: "button" });
        const name = Object.assign(document.createElement("b"), { textContent: `/${entry.command}` });
        button.append(name, Object.assign(document.createElement("span"), { textContent: entry.description }));
        button.addEventListener("click", () => {
          this.closeSheets();
          this.field.value = "";
          this.act.say(`/${entry.command}`);
        });
        const item = document.createElement("li");
        item.append(button);
        return item;
      });
    find("command-list").replaceChildren(...items);
    return items.length;
  }

  filterCommands() {
    const match = /^\/(\w*)$/.exec(this.field.value);
    const shown = match !== null && this.drawCommands(match[1].toLowerCase()) > 0;
    find("commands").hidden = !shown;
    find("menu").setAttribute("aria-expanded", String(shown));
  }

  showKeyboard(keyboard) {
    const key = JSON.stringify(keyboard);
    this.keyboard = keyboard;
    const box = find("keys");
    box.hidden = keyboard === null || key === this.hiddenKeyboard;
    if (keyboard === null) this.hiddenKeyboard = "";
    this.field.placeholder = keyboard?.input_field_placeholder || "Message";
    box.replaceChildren(...(keyboard?.keyboard ?? []).map((row) => this.keyRow(row)));
  }

  keyRow(row) {
    const line = Object.assign(document.createElement("div"), { className: "row" });
    for (const entry of row) {
      const button = Object.assign(document.createElement("button"), { type: "button", textContent: entry.text });
      button.addEventListener("click", () => {
        if (entry.request_location) return find("places").showModal();
        this.act.say(entry.text);
        return this.used();
      });
      line.append(button);
    }
    return line;
  }

  used() {
    if (!this.keyboard?.one_time_keyboard) return;
    this.hiddenKeyboard = JSON.stringify(this.keyboard);
    find("keys").hidden = true;
  }
}
