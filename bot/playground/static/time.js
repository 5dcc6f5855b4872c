// Hours and days as the runner's zone has them, by the coach's clock.

const language = navigator.language || "en";

export class CoachTime {
  constructor() {
    this.zone = Intl.DateTimeFormat().resolvedOptions().timeZone;
    this.offset = null;
    this.formats();
  }

  formats() {
    const zone = { timeZone: this.zone };
    this.hours = new Intl.DateTimeFormat(language, { ...zone, hour: "2-digit", minute: "2-digit", hourCycle: "h23" });
    this.days = new Intl.DateTimeFormat("en-CA", { ...zone, year: "numeric", month: "2-digit", day: "2-digit" });
    this.named = new Intl.DateTimeFormat(language, { ...zone, weekday: "long", day: "numeric", month: "long" });
    this.short = new Intl.DateTimeFormat(language, { ...zone, weekday: "short" });
  }

  // Takes what the server says; true if the zone or the day changed, so that the log must be drawn anew.
  set({ now, zone }) {
    const before = `${this.zone} ${this.offset === null ? "" : this.day(this.now())}`;
    this.offset = now - performance.now() / 1000;
    if (zone !== this.zone) {
      this.zone = zone;
      this.formats();
    }
    return before !== `${this.zone} ${this.day(this.now())}`;
  }

  now() {
    return this.offset + performance.now() / 1000;
  }

  clock(seconds) {
    return this.hours.format(seconds * 1000);
  }

  day(seconds) {
    return this.days.format(seconds * 1000);
  }

  weekday(seconds) {
    return this.short.format(seconds * 1000);
  }

  dateName(seconds) {
    return this.named.format(seconds * 1000);
  }

  dayName(seconds) {
    if (this.offset === null) return this.dateName(seconds);
    const day = this.day(seconds);
    if (day === this.day(this.now())) return "Today";
    if (day === this.day(this.now() - 86400)) return "Yesterday";
    return this.dateName(seconds);
  }
}
