// Search in all pages. The index and the texts are scripts, so that they load over file://, too.
{
  const root = new URL(".", document.currentScript.src).href;
  const mostShown = 30;
  const mostExcerpts = 12;

  // ---- Words -------------------------------------------------------------------------------------

  const fold = (text) =>
    /[^\x00-\x7f]/.test(text) ? text.toLowerCase().normalize("NFD").replace(/\p{M}/gu, "") : text.toLowerCase();
  const wordsIn = (text) => fold(text).match(/[\p{L}\p{N}]+/gu) ?? [];

  const rows = [new Uint8Array(64), new Uint8Array(64), new Uint8Array(64)];

  /// At most `most` letters wrong, missing, too many, or two swapped.
  function isNear(one, other, most) {
    if (Math.abs(one.length - other.length) > most || one.length > 60 || other.length > 60) return false;
    let [before, row, next] = rows;
    for (let j = 0; j <= other.length; ++j) row[j] = j;
    for (let i = 1; i <= one.length; ++i) {
      const letter = one.charCodeAt(i - 1);
      next[0] = i;
      let best = i;
      for (let j = 1; j <= other.length; ++j) {
        const against = other.charCodeAt(j - 1);
        let cost = row[j - 1] + (letter === against ? 0 : 1);
        if (row[j] + 1 < cost) cost = row[j] + 1;
        if (next[j - 1] + 1 < cost) cost = next[j - 1] + 1;
        if (i > 1 && j > 1 && letter === other.charCodeAt(j - 2) && one.charCodeAt(i - 2) === against) {
          if (before[j - 2] + 1 < cost) cost = before[j - 2] + 1;
        }
        next[j] = cost;
        if (cost < best) best = cost;
      }
      if (best > most) return false;
      [before, row, next] = [row, next, before];
    }
    return row[other.length] <= most;
  }

  /// A bit for each letter that the word has: what is near has nearly the same.
  function lettersOf(word) {
    let letters = 0;
    for (let at = 0; at < word.length; ++at) letters |= 1 << (word.charCodeAt(at) & 31);
    return letters;
  }

  function areAllBut(letters, others, most) {
    let missing = letters & ~others;
    for (let count = 0; missing !== 0; ++count) {
      if (count === most) return false;
      missing &= missing - 1;
    }
    return true;
  }

  // ---- The index ---------------------------------------------------------------------------------

  /// Pages and places in them; `titles` and `texts` are lists by word, see `listOf`.
  let index = null;

  /// "CS-1" may be typed as "cs1".
  const joined = (number) => wordsIn(number).join("");

  /// "Post-mortem" may be typed as "postmortem", "Roll back" as "rollback".
  function compounds(entry) {
    if (!entry.isPage) return (entry.title.match(/[\p{L}\p{N}]+(?:-[\p{L}\p{N}]+)+/gu) ?? []).map(joined).join(" ");
    const words = wordsIn(entry.title);
    return words.slice(1).map((word, at) => words[at] + word).join(" ");
  }

  /// Words with what they lead to, sorted, so that those that begin alike stand together.
  function listOf(entries) {
    entries.sort((a, b) => (a[0] < b[0] ? -1 : a[0] > b[0] ? 1 : 0));
    return {
      words: entries.map((entry) => entry[0]),
      values: entries.map((entry) => entry[1]),
      letters: Int32Array.from(entries, (entry) => lettersOf(entry[0])),
    };
  }

  /// The numbers behind a word of the texts are read when they are asked for.
  function valuesAt(list, at) {
    const values = list.values[at];
    if (typeof values !== "string") return values;
    let page = 0;
    list.values[at] = values.split(",").map((step) => (page += parseInt(step, 36)));
    return list.values[at];
  }

  function build(data) {
    const pages = data.pages.split("\n").map((line) => {
      const [kind, title, path, number] = line.split("\t");
      return { kind: data.kinds[kind], title, path, number, detail: number ?? "", isList: kind === "2" };
    });
    const entries = pages.map((page, at) => ({ page: at, ...page, isPage: true }));
    for (const line of data.items ? data.items.split("\n") : []) {
      const [page, number, title, anchor] = line.split("\t");
      const on = pages[page];
      entries.push({
        page: Number(page),
        kind: number ? `${data.kinds[0]} ${number}` : data.kinds[1],
        title,
        path: `${on.path}#${encodeURIComponent(anchor)}`,
        detail: on.title,
        isPage: false,
      });
    }
    const titles = new Map();
    entries.forEach((entry, at) => {
      const number = entry.number ?? "";
      for (const word of wordsIn(`${number} ${joined(number)} ${entry.title} ${compounds(entry)}`)) {
        const known = titles.get(word);
        if (!known) titles.set(word, [at]);
        else if (known[known.length - 1] !== at) known.push(at);
      }
    });
    const texts = data.words ? data.words.split("\n").map((line) => line.split(" ")) : [];
    for (const entry of texts) entry[0] = fold(entry[0]);
    return { entries, pages: pages.length, titles: { ...listOf([...titles]), isOfTitles: true }, texts: listOf(texts), perShard: data.perShard };
  }

  function firstNotBefore(words, word) {
    let first = 0;
    let last = words.length;
    while (first < last) {
      const middle = (first + last) >> 1;
      if (words[middle] < word) first = middle + 1;
      else last = middle;
    }
    return first;
  }

  /// How well each value behind the words of a list fits the word: 3 the same, 2 begins so, 1 nearly.
  function fitting(list, word, allowed) {
    const found = new Map();
    const add = (at, quality) => {
      for (const value of valuesAt(list, at)) {
        if ((found.get(value) ?? 0) < quality) found.set(value, quality);
      }
    };
    const { words, letters } = list;
    for (let at = firstNotBefore(words, word); at < words.length && words[at].startsWith(word); ++at) {
      add(at, words[at].length === word.length ? 3 : 2);
    }
    // "ofen" is in "Stikkenofen".
    if (list.isOfTitles && word.length >= 4) {
      words.forEach((known, at) => {
        if (known.length > word.length && known.includes(word)) add(at, 1);
      });
    }
    const most = word.length >= 8 ? 2 : word.length >= 4 ? 1 : 0;
    if (allowed && most > 0) {
      const wanted = lettersOf(word);
      words.forEach((known, at) => {
        if (!areAllBut(wanted, letters[at], most)) return;
        // A long word may be nearly typed to its end, or nearly begun.
        if (isNear(word, known, most) || isNear(word, known.slice(0, word.length), 1)) add(at, 1);
      });
    }
    return found;
  }

  function find(query) {
    const asked = wordsIn(query);
    if (asked.length === 0) return [];
    const scores = new Map(); // by entry: points
    const hits = new Map(); // by entry: how many of the words it has
    asked.forEach((word) => {
      let titles = fitting(index.titles, word, false);
      // One letter begins a word of nearly every text; an ideogram is a word.
      let texts = /^[a-z]$/.test(word) ? new Map() : fitting(index.texts, word, false);
      if (titles.size === 0 && texts.size === 0) {
        titles = fitting(index.titles, word, true);
        texts = fitting(index.texts, word, true);
      }
      const now = new Map();
      for (const [entry, quality] of titles) now.set(entry, quality * 10);
      for (const [page, quality] of texts) {
        if (!now.has(page)) now.set(page, quality);
      }
      for (const [entry, points] of now) {
        scores.set(entry, (scores.get(entry) ?? 0) + points);
        hits.set(entry, (hits.get(entry) ?? 0) + 1);
      }
    });
    // Those that have every word; if there are none, those that have most of them.
    const most = Math.max(0, ...new Set(hits.values()));
    for (const [entry, count] of hits) {
      if (count < most) scores.delete(entry);
    }
    const results = [...scores].map(([at, points]) => {
      const entry = index.entries[at];
      // Who types the number of a document wants that one.
      if (entry.number && joined(entry.number) === asked.join("")) points += 1000;
      // A list has a word because a page that it lists has it.
      if (entry.isList && points < 10 * asked.length) points = 0;
      // Of equal fit, pages before their places, and short titles before long ones.
      const rank = points * 100 + (entry.isPage ? 50 : 0) - Math.min(40, entry.title.length / 2);
      return { entry, rank, at };
    });
    results.sort((a, b) => b.rank - a.rank || a.at - b.at);
    return results.map((result) => result.entry);
  }

  // ---- Loading -----------------------------------------------------------------------------------

  const loading = new Map();
  const shards = new Map();

  function load(path) {
    if (!loading.has(path)) {
      loading.set(
        path,
        new Promise((resolve, reject) => {
          const script = document.createElement("script");
          script.src = root + path;
          script.onload = resolve;
          script.onerror = () => {
            loading.delete(path);
            reject(new Error(path));
          };
          document.head.append(script);
        }),
      );
    }
    return loading.get(path);
  }

  window.waymarkSearch = {
    index(data) {
      index = build(data);
    },
    texts(number, texts) {
      shards.set(number, texts);
    },
  };

  // ---- What is shown -----------------------------------------------------------------------------

  /// Text with the words that were asked for marked.
  function marked(text, asked) {
    const fragment = document.createDocumentFragment();
    for (const part of text.split(/([\p{L}\p{M}\p{N}]+)/u)) {
      const word = fold(part);
      const hit = word && asked.some((one) => word.startsWith(one) || (one.length >= 4 && isNear(one, word, 1)));
      if (hit) {
        const mark = document.createElement("mark");
        mark.textContent = part;
        fragment.append(mark);
      } else {
        fragment.append(part);
      }
    }
    return fragment;
  }

  /// About two lines around the first word that was asked for.
  function excerpt(text, asked) {
    const matches = [...text.matchAll(/[\p{L}\p{M}\p{N}]+/gu)];
    const hit = matches.find((match) => {
      const word = fold(match[0]);
      return asked.some((one) => word.startsWith(one) || (one.length >= 4 && isNear(one, word, 1)));
    });
    const middle = hit ? hit.index : 0;
    let first = Math.max(0, middle - 70);
    let last = Math.min(text.length, first + 180);
    while (first > 0 && text[first - 1] !== " ") --first;
    while (last < text.length && text[last] !== " ") ++last;
    return `${first > 0 ? "… " : ""}${text.slice(first, last)}${last < text.length ? " …" : ""}`;
  }

  /// Of the author's, in a dialog of ours.
  function ofAuthor(element) {
    if (words.language) element.lang = document.documentElement.lang;
    return element;
  }

  function resultItem(entry, asked) {
    const link = document.createElement("a");
    link.href = root + entry.path;
    const title = ofAuthor(document.createElement("span"));
    title.className = "result-title";
    title.append(marked(entry.title, asked));
    const kind = document.createElement("span");
    kind.className = "result-kind";
    kind.textContent = entry.kind;
    if (entry.detail) {
      const detail = ofAuthor(document.createElement("span"));
      detail.textContent = entry.detail;
      kind.append(" · ", detail);
    }
    const text = ofAuthor(document.createElement("span"));
    text.className = "result-text";
    link.append(title, " ", kind, " ", text);
    const item = document.createElement("li");
    item.append(link);
    return { item, text };
  }

  // A key without a modifier must be one that can be switched off: who speaks to the computer, or has
  // the keys passed on, would open the search by accident.
  const keySetting = "waymark:search-key";
  let opensByKey = true;
  try {
    opensByKey = localStorage.getItem(keySetting) !== "off";
  } catch {
    // storage is switched off: the key works
  }

  function keySwitch() {
    const label = inOurWords(document.createElement("label"));
    label.className = "search-key";
    const box = document.createElement("input");
    box.type = "checkbox";
    box.checked = opensByKey;
    box.addEventListener("change", () => {
      opensByKey = box.checked;
      announceKey();
      try {
        localStorage.setItem(keySetting, opensByKey ? "on" : "off");
      } catch {
        // then it holds for this page
      }
    });
    label.append(box, " ", words.search_key);
    return label;
  }

  /// Shows the key at the button that it stands for.
  function announceKey() {
    const open = document.querySelector(".open-search");
    open.querySelector("kbd").hidden = !opensByKey;
    if (opensByKey) open.setAttribute("aria-keyshortcuts", "/");
    else open.removeAttribute("aria-keyshortcuts");
  }

  function openSearch() {
    let dialog = document.getElementById("search");
    if (dialog) {
      if (!dialog.open) dialog.showModal();
      dialog.querySelector("input").select();
      return;
    }
    dialog = inOurWords(document.createElement("dialog"));
    dialog.id = "search";
    dialog.setAttribute("aria-label", words.search);
    const head = document.createElement("div");
    head.className = "search-head";
    const input = document.createElement("input");
    input.type = "search";
    input.placeholder = words.search_hint;
    input.setAttribute("aria-label", words.search);
    input.autocomplete = "off";
    input.spellcheck = false;
    const close = button(words.close);
    head.append(input, close);
    const state = document.createElement("p");
    state.className = "search-state";
    state.setAttribute("role", "status");
    const list = document.createElement("ul");
    list.className = "results";
    dialog.append(head, state, list, keySwitch());
    document.body.append(dialog);

    let turn = 0;
    const search = async () => {
      const mine = ++turn;
      const asked = wordsIn(input.value);
      if (!index) {
        try {
          await load("search/index.js");
        } catch {
          state.textContent = words.search_failed;
          return;
        }
        if (mine !== turn) return;
      }
      const found = find(input.value);
      const shown = found.slice(0, mostShown).map((entry) => ({ entry, ...resultItem(entry, asked) }));
      list.replaceChildren(...shown.map((one) => one.item));
      state.textContent =
        asked.length === 0
          ? ""
          : found.length === 0
            ? words.search_nothing
            : words.search_found.replace("{count}", found.length);
      for (const { entry, text } of shown.slice(0, mostExcerpts)) {
        if (!entry.isPage) continue;
        const shard = Math.floor(entry.page / index.perShard);
        load(`search/${shard}.js`).then(
          () => {
            const whole = shards.get(shard)?.[entry.page % index.perShard] ?? "";
            if (mine === turn && whole) text.append(marked(excerpt(whole, asked), asked));
          },
          () => {}, // a result without its excerpt is a result
        );
      }
    };
    input.addEventListener("input", search);
    close.addEventListener("click", () => dialog.close());
    dialog.addEventListener("click", (event) => {
      if (event.target === dialog) dialog.close(); // beside it
      if (event.target.closest?.("a")) dialog.close(); // may lead to a place on this page
    });
    dialog.addEventListener("keydown", (event) => {
      const links = [...list.querySelectorAll("a")];
      const at = links.indexOf(document.activeElement);
      if (event.key === "ArrowDown" && links.length > 0) {
        links[Math.min(at + 1, links.length - 1)].focus();
      } else if (event.key === "ArrowUp" && at >= 0) {
        (at === 0 ? input : links[at - 1]).focus();
      } else if (event.key === "Enter" && document.activeElement === input && links.length > 0) {
        links[0].click();
      } else if (event.key === "Escape") {
        dialog.close(); // the field would only be emptied, and want a second time
      } else {
        return;
      }
      event.preventDefault();
    });
    dialog.showModal();
    input.focus();
    search();
  }

  document.addEventListener("DOMContentLoaded", () => {
    const open = button(words.search, "open-search");
    const key = document.createElement("kbd");
    key.textContent = "/";
    open.append(" ", key);
    open.addEventListener("click", openSearch);
    controls().prepend(open);
    announceKey();
  });
  document.addEventListener("keydown", (event) => {
    const typing = event.target.closest?.("input:not([type=checkbox]), textarea, select, [contenteditable]");
    if (event.key !== "/" || !opensByKey || typing || event.ctrlKey || event.metaKey || event.altKey) return;
    event.preventDefault();
    openSearch();
  });
}
