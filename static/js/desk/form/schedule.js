// The moment that is chosen, spelled out while it is chosen, in the time of the newspaper whatever the clock of this machine
// is set to. A time that the changing clocks skip or repeat is said before anything is sent.

const DAY = 86_400_000;

const box = document.querySelector("[data-zone][data-at]");
const [day, hour] = [0, 1].map((part) => document.querySelector(`#${box.dataset.at}_${part}`));
const time = box.querySelector("time"), spelled = box.querySelector(".spelled"), zone = box.querySelector(".zone");
const timeZone = box.dataset.zone;
const written = new Intl.DateTimeFormat("en-GB", { timeZone, weekday: "long", day: "numeric", month: "long", year: "numeric", hour: "2-digit", minute: "2-digit", hourCycle: "h23" });
const numbers = new Intl.DateTimeFormat("en-GB", { timeZone, year: "numeric", month: "numeric", day: "numeric", hour: "numeric", minute: "numeric", second: "numeric", hourCycle: "h23" });

const parts = (format, moment) => Object.fromEntries(format.formatToParts(moment).map(({ type, value }) => [type, value]));

// What the clock on the wall is ahead of UTC at a moment.
function ahead(moment) {
  const { year, month, day: date, hour: hours, minute, second } = parts(numbers, moment);
  return Date.UTC(year, month - 1, date, hours, minute, second) - moment;
}

// The moments at which the clock on the wall shows a time: one, none or two.
function moments(wall) {
  const found = new Set([wall - DAY, wall + DAY].map((near) => wall - ahead(near)));
  return [...found].filter((moment) => moment + ahead(moment) === wall);
}

function offset(moment) {
  const minutes = ahead(moment) / 60_000, rest = Math.abs(minutes) % 60;
  return minutes ? `UTC${minutes > 0 ? "+" : "−"}${Math.floor(Math.abs(minutes) / 60)}${rest ? `:${String(rest).padStart(2, "0")}` : ""}` : "UTC";
}

function show() {
  const wall = Date.parse(`${day.value}T${hour.value}Z`);
  if (Number.isNaN(wall)) return;
  const [moment, second] = moments(wall);
  if (moment === undefined || second !== undefined) {
    time.removeAttribute("datetime");
    time.textContent = moment === undefined ? "The clocks go forward over this time: it does not exist that day." : "The clocks go back over this time: it comes twice that day.";
    spelled.textContent = "Choose another one.";
    return;
  }
  const { weekday, day: date, month, year, hour: hours, minute } = parts(written, moment);
  spelled.textContent = `${weekday}, ${date} ${month} ${year}, ${hours}:${minute}`;
  zone.textContent = timeZone === "UTC" ? "UTC" : `${timeZone} (${offset(moment)})`;
  time.dateTime = new Date(moment).toISOString();
  if (moment <= Date.now()) spelled.textContent += ": that has passed, choose a time to come.";
  document.dispatchEvent(new Event("desk:moment"));
}

for (const field of [day, hour]) field.addEventListener("input", show);
show();
