// The side panel: the coach's clock, who is chatting, light and dark. On a phone it is a sheet from below.

const PEOPLE = ["Robin", "Sam", "Kim"];
const find = (id) => document.getElementById(id);

export class Panel {
  constructor({ person, time, post }) {
    this.time = time;
    this.post = post;
    this.travelling = false;
    this.drawPeople(person);
    this.wireSheet();
    this.wireThemes();
    for (const button of document.querySelectorAll("[data-leap]")) {
      button.addEventListener("click", () => this.leap(button.dataset.leap));
    }
    setInterval(() => this.tick(), 1000);
  }

  drawPeople(person) {
    const links = PEOPLE.map((name, index) => {
      const link = document.createElement("a");
      link.href = `?user=${index + 1}`;
      link.textContent = name;
      if (person === index + 1) link.setAttribute("aria-current", "true");
      return link;
    });
    find("people").append(...links);
  }

  wireSheet() {
    const panel = find("panel");
    const set = (open) => {
      document.body.classList.toggle("panel-open", open);
      find("veil").hidden = !open;
      if (open) find("close-panel").focus();
      else if (panel.contains(document.activeElement)) find("open-panel").focus();
    };
    find("open-panel").addEventListener("click", () => set(true));
    find("close-panel").addEventListener("click", () => set(false));
    find("veil").addEventListener("click", () => set(false));
    document.addEventListener("keydown", (event) => event.key === "Escape" && set(false));
    this.close = () => set(false);
  }

  wireThemes() {
    const root = document.documentElement;
    const buttons = [...document.querySelectorAll("[data-theme-choice]")];
    const show = () => {
      const chosen = root.dataset.theme ?? "auto";
      for (const button of buttons) button.setAttribute("aria-pressed", String(button.dataset.themeChoice === chosen));
    };
    for (const button of buttons) {
      button.addEventListener("click", () => {
        const choice = button.dataset.themeChoice;
        if (choice === "auto") delete root.dataset.theme;
        else root.dataset.theme = choice;
        localStorage.setItem("theme", choice);
        show();
      });
    }
    show();
  }

  async leap(to) {
    if (this.travelling) return;
    this.close();
    await this.post("clock", { to, zone: Intl.DateTimeFormat().resolvedOptions().timeZone });
  }

  // Takes the clock as the server tells it.
  show({ done, travels }) {
    this.travelling = done !== null;
    find("leaps").hidden = !travels || this.travelling;
    find("clock-hint").hidden = !travels || this.travelling;
    find("journey").hidden = !this.travelling;
    find("phone").classList.toggle("travelling", this.travelling);
    if (this.travelling) {
      find("progress").value = done;
      find("journey-text").textContent = `Moving time on… ${Math.round(done * 100)} %`;
    }
    find("phone").style.setProperty("--done", done ?? 0);
    this.tick();
  }

  tick() {
    if (this.time.offset === null) return;
    const now = this.time.now();
    find("time").textContent = this.time.clock(now);
    find("date").textContent = `${this.time.dateName(now)} · ${this.time.zone.split("/").pop().replaceAll("_", " ")}`;
    find("chip-time").textContent = `${this.time.weekday(now)} ${this.time.clock(now)}`;
  }
}
