// The page around the frame. It asks the demo what is so, twice a second, and draws what has changed.
const EVERY = 500; // milliseconds
const PATIENCE = 6000; // milliseconds that the frame may take to draw itself before it is asked again
const SIGNS = { channel: "#", thread: "↳", dm: "@" };

const $ = (id) => document.getElementById(id);
const frame = $("frame");
let shown = "";
let askedAt = 0;
let people = [];

async function ask(path, body) {
  const answer = await fetch(path, body === undefined ? {} : {
    method: "POST", headers: { "Content-Type": "application/json" }, body: JSON.stringify(body),
  });
  if (!answer.ok) throw new Error(await answer.text());
  return answer.json();
}

function say(sentence) {
  if ($("status").textContent !== sentence) $("status").textContent = sentence;
}

function node(name, properties = {}, ...children) {
  const made = Object.assign(document.createElement(name), properties);
  made.append(...children);
  return made;
}

function text(element, value) {
  if (element.textContent !== value) element.textContent = value;
}

// One item for each thing, kept while the thing stays, so that the keyboard's place is never lost.
function draw(list, things, make, update) {
  const kept = new Map([...list.children].map((item) => [item.dataset.key, item]));
  things.forEach((thing, position) => {
    const key = String(thing.key ?? thing.id);
    let item = kept.get(key);
    if (!item) {
      item = node("li", {}, make(thing));
      item.dataset.key = key;
    }
    kept.delete(key);
    if (list.children[position] !== item) list.insertBefore(item, list.children[position] ?? null);
    update(item.firstElementChild, thing);
  });
  for (const gone of kept.values()) gone.remove();
}

function mark(button, current, unread, name) {
  if (current) button.setAttribute("aria-current", "true");
  else button.removeAttribute("aria-current");
  const badge = button.querySelector(".unread");
  badge.hidden = unread === 0;
  text(badge, String(unread));
  const label = unread ? `${name}, ${unread} unread` : name;
  if (button.getAttribute("aria-label") !== label) button.setAttribute("aria-label", label);
}

function makePerson(person) {
  const face = node("span", { className: "face", textContent: person.initials, ariaHidden: "true" });
  face.style.setProperty("--hue", person.hue);
  const who = node("span", { className: "who" }, node("strong", { textContent: person.name }), node("small", { textContent: person.part }));
  const button = node("button", { type: "button" }, face, who, node("span", { className: "unread", hidden: true }));
  button.addEventListener("click", () => view(person.key, null));
  return button;
}

function makePlace(place) {
  const sign = node("span", { className: "sign", textContent: SIGNS[place.kind], ariaHidden: "true" });
  const button = node("button", { type: "button", className: place.kind }, sign,
    node("span", { className: "where" }), node("span", { className: "unread", hidden: true }));
  button.addEventListener("click", () => view(null, place.id));
  return button;
}

// `code` is typed, *words* are pressed.
function marked(line) {
  return line.split(/(`[^`]+`|\*[^*]+\*)/).map((part) => {
    if (part.startsWith("`")) return node("code", { textContent: part.slice(1, -1) });
    if (part.startsWith("*") && part.length > 1) return node("b", { textContent: part.slice(1, -1) });
    return part;
  });
}

function guide(person) {
  text($("guide-about"), `${person.part}. ${person.about}`);
  if ($("guide-tries").dataset.key === person.key) return;
  $("guide-tries").dataset.key = person.key;
  text($("guide-face"), person.initials);
  $("guide-face").style.setProperty("--hue", person.hue);
  text($("guide-heading"), `You are ${person.name}`);
  $("guide-tries").replaceChildren(...person.tries.map((line) => node("li", {}, ...marked(line))));
}

function isStuck() {
  const app = frame.contentDocument?.getElementById("preview-app");
  if (app?.getAttribute("aria-busy") === "false") askedAt = Infinity;
  return performance.now() - askedAt > PATIENCE;
}

function show(state) {
  people = state.people;
  const current = people.find((person) => person.key === state.view.person);
  const place = state.places.find((one) => one.id === state.view.place);
  text($("now"), state.now);
  text($("advisories-left"), `${state.left.advisories} left`);
  draw($("people"), people, makePerson, (button, person) => {
    text(button.querySelector("small"), person.part);
    mark(button, person === current, person.unread, `${person.name}, ${person.part}`);
  });
  draw($("places"), state.places, makePlace, (button, one) => {
    text(button.querySelector(".where"), one.name);
    mark(button, one === place, one.unread, one.kind === "channel" ? `Channel ${one.name}` : one.name);
  });
  guide(current);
  if (shown !== state.view.frame || isStuck()) {
    shown = state.view.frame;
    askedAt = performance.now();
    frame.title = `Discord as ${current.name} sees it: ${place ? place.name : ""}`;
    if (frame.getAttribute("src") === shown) frame.contentWindow.location.reload();
    else frame.src = shown;
  }
}

async function view(person, place) {
  try {
    const state = await ask("/demo/view", { person: person ?? document.querySelector("#people [aria-current]").parentElement.dataset.key, place });
    show(state);
    const name = state.people.find((one) => one.key === state.view.person).name;
    const where = state.places.find((one) => one.id === state.view.place);
    say(`You are ${name}, in ${where.kind === "channel" ? "#" : ""}${where.name}.`);
  } catch (error) { say(error.message); }
}

for (const button of document.querySelectorAll("[data-action]")) {
  button.addEventListener("click", async () => {
    if (button.getAttribute("aria-disabled") === "true") return;
    button.setAttribute("aria-disabled", "true");
    try {
      say((await ask(`/demo/${button.dataset.action}`, {})).said);
      show(await ask("/demo/state"));
    } catch (error) { say(error.message); }
    button.removeAttribute("aria-disabled");
  });
}

async function keepUp() {
  try {
    show(await ask("/demo/state"));
    if ($("status").dataset.lost) { delete $("status").dataset.lost; say("The demo is back."); }
  } catch {
    $("status").dataset.lost = "yes";
    say("The demo has ended. Start it again, and this page goes on.");
  }
  setTimeout(keepUp, EVERY);
}

void keepUp();
