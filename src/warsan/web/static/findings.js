// Ties the marks in the text to their findings and back. Without it the same links still jump.

const body = document.querySelector(".text");
const list = document.querySelector(".findings");
const marksOf = (id) => body.querySelectorAll(`[data-of~="${CSS.escape(id)}"]`);
const cardOf = (id) => document.getElementById(`card-${id}`);
const still = matchMedia("(prefers-reduced-motion: reduce)");

/** The finding that the address points to, and whether to its card or to its words. */
function target() {
  const hash = decodeURIComponent(location.hash.slice(1));
  return { id: hash.replace(/^card-/, ""), atCard: hash.startsWith("card-") };
}

/** Bring the card, with its sentence if both fit, into the list's own window; the text stays. */
function revealCard(card) {
  if (list.scrollHeight <= list.clientHeight) return;
  const group = card.closest(".group");
  const both = card.offsetTop + card.offsetHeight - group.offsetTop < list.clientHeight * 0.8;
  const top = (both ? group : card).offsetTop - list.offsetTop - 12;
  list.scrollTo({ top, behavior: still.matches ? "auto" : "smooth" });
}

function light() {
  for (const lit of document.querySelectorAll(".lit")) lit.classList.remove("lit");
  const { id, atCard } = target();
  const card = id && cardOf(id);
  if (!card) return;
  const marks = marksOf(id);
  const box = document.getElementById(`show-${card.dataset.kind}`);
  if (box) box.checked = true; // whoever is sent to a hidden finding sees it
  void body.offsetWidth; // restarts the flash when the same finding is chosen again
  card.classList.add("lit");
  for (const mark of marks) mark.classList.add("lit");
  if (!atCard) revealCard(card);
  (atCard ? card : marks[0] ?? card).focus({ preventScroll: !atCard || matchMedia("(min-width: 60rem)").matches });
  if (atCard) revealCard(card);
}

/** Words under several findings lead to the next one at each further click. */
function nextOf(mark) {
  const ids = mark.dataset.of.split(" ");
  return ids[(ids.indexOf(target().id) + 1) % ids.length];
}

function go(hash) {
  if (location.hash === hash) light();
  else location.hash = hash;
}

body.addEventListener("click", (event) => {
  const mark = event.target.closest("[data-of]");
  if (!mark || event.ctrlKey || event.metaKey || event.shiftKey) return;
  event.preventDefault();
  go(`#card-${nextOf(mark)}`);
});

list.addEventListener("click", (event) => {
  const card = event.target.closest("[data-finding]");
  if (!card || event.target.closest("a, summary, details") || String(getSelection())) return;
  go(`#${card.dataset.finding}`);
});

window.addEventListener("hashchange", light);
light();
