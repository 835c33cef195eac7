// Keep "in 3 hours" true while a page stands open, in the words of articles/desk/countdown.py.

const EVERY = 15_000, MINUTE = 60, HOUR = 3600, DAY = 86_400;

function until(seconds) {
  if (seconds <= 0) return "now";
  if (seconds < MINUTE) return "in less than a minute";
  const [unit, size] = seconds < 2 * HOUR ? ["minute", MINUTE] : seconds < 2 * DAY ? ["hour", HOUR] : ["day", DAY];
  const number = Math.floor(seconds / size + 0.5);
  return `in ${number} ${unit}${number === 1 ? "" : "s"}`;
}

function exactly(seconds) {
  const minutes = Math.floor(seconds / MINUTE), hours = Math.floor(minutes / 60), days = Math.floor(hours / 24);
  if (minutes < 1) return seconds > 0 ? "in less than a minute" : "now";
  const parts = days ? [`${days} day${days === 1 ? "" : "s"}`, hours % 24 && `${hours % 24} h`] : [hours && `${hours} h`, minutes % 60 && `${minutes % 60} min`];
  return `in ${parts.filter(Boolean).join(" ")}`;
}

function tell() {
  for (const time of document.querySelectorAll("time[data-countdown][datetime]")) {
    const seconds = (Date.parse(time.dateTime) - Date.now()) / 1000;
    const words = time.dataset.countdown === "exact" ? exactly(seconds) : until(seconds);
    if (time.textContent !== words) time.textContent = words;
  }
}

tell();
setInterval(tell, EVERY);
for (const kind of ["visibilitychange", "desk:moment"]) document.addEventListener(kind, tell); // a tab in the background is woken seldom
