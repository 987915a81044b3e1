// Drag over a pair's drawing to select a span of days: the address takes them as since and until.
// Without this script every mark is a link to its own step, and the form takes any two days.
"use strict";

const DAY = 86400000;

for (const svg of document.querySelectorAll(".brush svg[data-first]")) {
  const first = Date.parse(svg.dataset.first), last = Date.parse(svg.dataset.last);
  // The plot is the widest rectangle that Vega draws behind its marks.
  const frame = () => {
    const boxes = [...svg.querySelectorAll("path.background")]
      .map((path) => path.getBoundingClientRect()).filter((box) => box.width > 50);
    return boxes.reduce((best, box) => (box.width < best.width ? box : best), boxes[0]);
  };
  const day = (x) => {
    const box = frame();
    const share = Math.min(1, Math.max(0, (x - box.left) / box.width));
    return new Date(first + share * (last - first) + DAY / 2).toISOString().slice(0, 10);
  };
  const shade = document.createElement("div");
  shade.className = "shade";
  let from = null;
  svg.parentElement.append(shade);
  svg.addEventListener("pointerdown", (event) => {
    if (event.button === 0 && !event.target.closest("a")) {
      from = event.clientX;
      svg.setPointerCapture(event.pointerId);
      event.preventDefault();
    }
  });
  svg.addEventListener("pointermove", (event) => {
    if (from === null) return;
    const around = svg.parentElement.getBoundingClientRect();
    shade.style.left = `${Math.min(from, event.clientX) - around.left}px`;
    shade.style.width = `${Math.abs(event.clientX - from)}px`;
    shade.style.display = "block";
  });
  svg.addEventListener("pointerup", (event) => {
    if (from === null) return;
    const ends = [from, event.clientX].sort((a, b) => a - b);
    from = null;
    shade.style.display = "none";
    if (ends[1] - ends[0] < 8) return;
    const address = new URL(location.href);
    address.searchParams.set("since", day(ends[0]));
    address.searchParams.set("until", day(ends[1]));
    address.hash = "sentences";
    location.assign(address);
  });
}
document.documentElement.classList.add("scripted");
