// The search page: finds items by words in the index beside it, of which it fetches what it needs.
// How that is made: search.py. Words are taken apart and folded as the program does it.
"use strict";
(() => {
  const SHOWN = 20;
  const AHEAD = 4;
  const form = document.querySelector("form.search");
  const field = document.getElementById("q");
  const board = document.getElementById("board");
  const told = document.getElementById("told");
  const list = document.getElementById("hits");
  const more = document.getElementById("more");
  const say = (key, count) => told.dataset[key].replace("{count}", String(count));
  const kept = new Map();
  let asked = 0;

  const fetched = (address, stamp) => {
    const url = stamp ? `${address}?${stamp}` : address;
    if (!kept.has(url)) {
      const coming = fetch(url, stamp ? {} : { cache: "no-cache" }).then((answer) => {
        if (!answer.ok) throw new Error(`${url}: ${answer.status}`);
        return answer.json();
      });
      coming.catch(() => kept.delete(url));
      kept.set(url, coming);
    }
    return kept.get(url);
  };

  const WORD = /[\p{L}\p{N}]+|[^\p{L}\p{N}_\s\u0000-\u00bf\u2000-\u206f\ud800-\udfff]/gu;
  const fold = (word) => {
    const plain = word.toLowerCase().replaceAll("å", "a").replaceAll("ø", "o").replaceAll("æ", "ae");
    const apart = plain.normalize("NFKD").replace(/\p{M}/gu, "").toLowerCase();
    return (apart || word).replaceAll("aa", "a").replaceAll("ae", "a").replaceAll("oe", "o").slice(0, 64);
  };
  const words = (text) => [...new Set((text.normalize("NFC").match(WORD) ?? []).map(fold))];
  // One sign alone begins too many words: it is a whole one.
  const meant = (word) => (word.length > 1 ? (other) => other.startsWith(word) : (other) => other === word);

  // The shards that words beginning with this one can lie in; each begins with a word of `starts`,
  // and they are in the order of the code points, as in the program.
  const order = (one, other) => {
    const [a, b] = [[...one], [...other]];
    for (let n = 0; n < Math.min(a.length, b.length); n++) {
      if (a[n] !== b[n]) return a[n].codePointAt(0) - b[n].codePointAt(0);
    }
    return a.length - b.length;
  };
  const shards = async (folder, starts, stamp, word) => {
    const wanted = [];
    starts.forEach((start, n) => {
      const next = starts[n + 1];
      const after = order(start, word) > 0 && !start.startsWith(word);
      const before = next !== undefined && order(next, word) <= 0;
      if (!after && !before) wanted.push(fetched(`${folder}ord-${n}.json`, stamp));
    });
    const found = [];
    for (const shard of await Promise.all(wanted)) {
      for (const [other, value] of Object.entries(shard)) if (meant(word)(other)) found.push(value);
    }
    return found;
  };

  const numbers = (steps, into) => {
    let at = 0;
    for (const step of steps.split(".")) into.add((at += Number(step)));
  };

  // The items of a year that have all the words: address of the meeting, place in it, the year's stamp.
  const inYear = async (year, stamp, wanted, of) => {
    const head = await fetched(`${year}/hovud.json`, stamp);
    const sets = await Promise.all(
      wanted.map(async (word) => {
        const found = new Set();
        for (const steps of await shards(`${year}/`, head.words, stamp, word)) numbers(steps, found);
        return found;
      }),
    );
    const [least, ...others] = sets.sort((one, other) => one.size - other.size);
    const places = [...least].filter((n) => others.every((other) => other.has(n))).sort((a, b) => a - b);
    const hits = [];
    let first = 0;
    let meeting = 0;
    for (const n of places) {
      while (n >= first + head.meetings[meeting][1]) first += head.meetings[meeting++][1];
      const address = head.meetings[meeting][0];
      if (!of || address.startsWith(`${of}/`)) hits.push([address, n - first, stamp]);
    }
    return hits;
  };

  // All that have the words, the newest year first; only a few years are looked into ahead.
  async function* all(wanted, of) {
    const head = await fetched("hovud.json");
    const masks = await Promise.all(
      wanted.map(async (word) => {
        const found = await shards("", head.words, head.stamp, word);
        return found.reduce((sum, mask) => sum | BigInt(`0x${mask}`), 0n);
      }),
    );
    const both = masks.reduce((one, other) => one & other);
    const years = Object.entries(head.years)
      .filter(([year]) => (both >> BigInt(year - head.first)) & 1n)
      .sort((one, other) => other[0] - one[0]);
    const ahead = [];
    for (let n = 0; n < years.length; n++) {
      while (ahead.length < Math.min(years.length, n + AHEAD)) {
        const [year, stamp] = years[ahead.length];
        const coming = inYear(year, stamp, wanted, of);
        coming.catch(() => {}); // told of when it is come to
        ahead.push(coming);
      }
      yield* await ahead[n];
    }
  }

  // A text with the words that were looked for marked; nothing in it is ever read as HTML.
  const marked = (element, text, wanted) => {
    let done = 0;
    for (const found of text.matchAll(WORD)) {
      const folded = fold(found[0]);
      if (!wanted.some((word) => meant(word)(folded))) continue;
      element.append(text.slice(done, found.index));
      const mark = document.createElement("mark");
      mark.textContent = found[0];
      element.append(mark);
      done = found.index + found[0].length;
    }
    element.append(text.slice(done));
    return element;
  };

  const shown = async ([address, place, stamp], wanted) => {
    const meeting = await fetched(`../${address}items.json`, stamp);
    const [slug, label, title, outcome, snippet] = meeting.items[place];
    const row = document.createElement("li");
    const link = document.createElement("a");
    link.href = `../${address}${slug}`;
    marked(link, `${label} ${title}`.trim(), wanted);
    const where = document.createElement("span");
    where.className = "more";
    where.textContent = [meeting.board, meeting.date, outcome].filter(Boolean).join(" · ");
    row.append(link, where);
    if (snippet) {
      const said = document.createElement("p");
      row.append(marked(said, snippet, wanted));
    }
    return row;
  };

  let coming = null;
  let wanted = [];

  const next = async (mine, focus) => {
    const hits = [];
    let ended = false;
    // One more than is shown tells whether there are more.
    while (hits.length <= SHOWN) {
      const step = coming.ahead ? { value: coming.ahead } : await coming.from.next();
      coming.ahead = null;
      if (mine !== asked) return;
      if (step.done) {
        ended = true;
        break;
      }
      hits.push(step.value);
    }
    coming.ahead = ended ? null : hits.pop();
    const rows = await Promise.all(hits.map((hit) => shown(hit, wanted)));
    if (mine !== asked) return;
    if (!focus) list.replaceChildren();
    list.append(...rows);
    const count = list.children.length;
    more.hidden = ended;
    told.textContent = !ended ? say("some", count) : say(count === 0 ? "none" : count === 1 ? "one" : "many", count);
    if (focus && rows.length) rows[0].querySelector("a").focus();
  };

  const failing = (mine) => () => {
    if (mine === asked) told.textContent = say("failed");
  };

  const search = () => {
    const mine = ++asked;
    const query = new URLSearchParams();
    if (field.value.trim()) query.set("q", field.value.trim());
    if (board.value) query.set("styre", board.value);
    history.replaceState(null, "", query.toString() ? `?${query}` : location.pathname);
    wanted = words(field.value);
    if (!wanted.length) {
      list.replaceChildren();
      told.textContent = "";
      more.hidden = true;
      return;
    }
    const slow = setTimeout(() => mine === asked && (told.textContent = say("working")), 500);
    coming = { from: all(wanted, board.value), ahead: null };
    next(mine, false)
      .catch(failing(mine))
      .finally(() => clearTimeout(slow));
  };

  let waiting = 0;
  const soon = () => {
    clearTimeout(waiting);
    waiting = setTimeout(search, 200);
  };
  field.addEventListener("input", soon);
  board.addEventListener("change", search);
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    clearTimeout(waiting);
    search();
  });
  more.addEventListener("click", () => next(asked, true).catch(failing(asked)));

  const query = new URLSearchParams(location.search);
  field.value = query.get("q") ?? "";
  board.value = query.get("styre") ?? "";
  if (board.selectedIndex < 0) board.value = "";
  if (field.value) search();
})();
