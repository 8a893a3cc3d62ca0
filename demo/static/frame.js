// Added to simcord's preview: a conversation begins at its newest message and stays there until somebody scrolls.
const BY_HAND = 1000; // milliseconds after a touch of wheel, finger or key in which scrolling is theirs
const timeline = document.getElementById("channel-timeline");
let touchedAt = -BY_HAND;
let isPinned = true;

const isAtEnd = () => timeline.scrollHeight - timeline.scrollTop - timeline.clientHeight < 4;

function pin() {
  if (isPinned && !isAtEnd()) timeline.scrollTop = timeline.scrollHeight;
}

for (const kind of ["wheel", "touchmove", "pointerdown", "keydown"]) {
  timeline.addEventListener(kind, () => { touchedAt = performance.now(); }, { passive: true });
}
timeline.addEventListener("scroll", () => {
  if (performance.now() - touchedAt < BY_HAND) isPinned = isAtEnd();
  else requestAnimationFrame(pin);
}, { passive: true });

const sizes = new ResizeObserver(pin);
sizes.observe(timeline);
sizes.observe(document.getElementById("channel-message-list"));
