'use strict';
// A statement that is chosen shows its evidence: the source's sentence and the
// same place in the translation. All of it is in the page already; the script
// only shows, hides and marks.
document.documentElement.classList.add('js');
addEventListener('DOMContentLoaded', () => document.querySelectorAll('.sheet').forEach(bind));

function bind(sheet) {
  const editions = [...sheet.querySelectorAll('.edition')];
  const links = [...sheet.querySelectorAll('.switch a')];
  const panel = sheet.querySelector('.panel');
  if (!panel) return;
  const hint = panel.firstElementChild;
  const status = sheet.querySelector('[role=status]');
  let chosen = null;
  panel.hidden = false;

  // The address says which language is shown, so that going back works.
  const follow = () => {
    const target = document.getElementById(location.hash.slice(1));
    if (target === sheet) show(null);
    const edition = target && editions.find((e) => e.contains(target));
    if (edition) {
      show(edition);
      target.scrollIntoView();
    }
  };
  const show = (edition) => {
    for (const e of editions) e.hidden = Boolean(edition) && e !== edition;
    const id = (edition || sheet).id;
    for (const a of links) {
      if (a.hash === '#' + id) a.setAttribute('aria-current', 'true');
      else a.removeAttribute('aria-current');
    }
    if (chosen && edition && !edition.contains(chosen)) close();
  };
  show(editions[0]);
  follow();
  addEventListener('hashchange', follow);

  const unmark = (root) => {
    for (const e of root.querySelectorAll('.on-quote, .on-sentence')) e.classList.remove('on-quote', 'on-sentence');
  };
  const mark = (root, numbers) => {
    const has = (list) => list && list.split(' ').some((n) => numbers.includes(n));
    for (const e of root.querySelectorAll('[data-quote], [data-sentence]')) {
      if (has(e.dataset.quote)) e.classList.add('on-quote');
      else if (has(e.dataset.sentence)) e.classList.add('on-sentence');
    }
  };
  const close = () => {
    if (!chosen) return;
    unmark(sheet);
    chosen.classList.remove('chosen');
    const say = chosen.querySelector('.say');
    if (say) say.removeAttribute('aria-current');
    chosen = null;
    status.textContent = '';
    panel.replaceChildren(hint);
    panel.classList.remove('open');
    document.documentElement.classList.remove('opened');
  };
  // Beside the text the panel ends where the window does, wherever it begins.
  const fit = () => {
    const beside = getComputedStyle(panel).position === 'sticky';
    const top = Math.max(panel.getBoundingClientRect().top, 56);
    panel.style.maxHeight = beside ? Math.max(innerHeight - top - 16, 160) + 'px' : '';
  };
  addEventListener('scroll', fit, {passive: true});
  addEventListener('resize', fit);
  const choose = (statement) => {
    if (chosen === statement) return;
    close();
    chosen = statement;
    const say = statement.querySelector('.say');
    if (say) say.setAttribute('aria-current', 'true');
    statement.classList.add('chosen');
    const edition = statement.closest('.edition');
    const numbers = statement.dataset.evidence.split(' ');
    for (const row of edition.querySelectorAll('.row')) mark(row, numbers);
    panel.replaceChildren(closer(), ...evidence(edition, numbers));
    panel.classList.add('open');
    panel.scrollTop = 0;
    document.documentElement.classList.add('opened');
    status.textContent = [...panel.querySelectorAll('.shown > p')].map((p) => p.textContent).join('; ');
    statement.scrollIntoView({block: 'nearest'});
    fit();
  };
  const closer = () => {
    const button = document.createElement('button');
    button.className = 'close';
    button.type = 'button';
    button.textContent = 'Close';
    button.addEventListener('click', back);
    return button;
  };
  const back = () => {
    const say = chosen && chosen.querySelector('.say');
    close();
    if (say) say.focus();
  };

  // evidence is a block for each row of the texts that the numbers lead to, and
  // for what was not found in any its line of the list.
  const evidence = (edition, numbers) => {
    const notes = numbers.map((n) => document.getElementById(edition.id + 'q' + n)).filter(Boolean);
    const rows = new Map();
    for (const note of notes) {
      const key = note.dataset.row || note.id;
      rows.set(key, [...(rows.get(key) || []), note]);
    }
    return [...rows].map(([key, list]) => shown(document.getElementById(key), list));
  };
  const shown = (row, notes) => {
    const out = document.createElement('div');
    out.className = 'shown';
    const head = document.createElement('p');
    const where = notes[0].querySelector('.place').cloneNode(true);
    const strong = notes.map((n) => n.querySelector('strong')).filter(Boolean).map((s) => ' ' + s.textContent);
    head.append(notes.map((n) => n.querySelector('.mark').textContent).join(''), ' ', where, ...strong);
    out.append(head);
    const texts = row.classList.contains('row') ? row.querySelectorAll('.text') : row.querySelectorAll('q');
    for (const t of texts) {
      const copy = document.createElement(t.localName === 'q' ? 'q' : t.localName === 'pre' ? 'pre' : 'div');
      copy.className = t.className;
      copy.lang = t.lang;
      copy.dir = t.dir;
      for (const c of t.childNodes) copy.append(c.cloneNode(true));
      for (const r of copy.querySelectorAll('.ref')) r.remove();
      out.append(copy);
    }
    const loose = row.querySelector('.target[data-loose]');
    if (loose) {
      const note = document.createElement('p');
      note.textContent = 'Source and translation have not the same number of sentences: the whole block is marked.';
      out.append(note);
    }
    return out;
  };

  const plain = (event) => !event.ctrlKey && !event.metaKey && !event.shiftKey && !event.altKey;
  sheet.addEventListener('click', (event) => {
    if (!plain(event) || String(getSelection()) !== '') return;
    const statement = event.target.closest('.statement');
    const a = event.target.closest('a');
    if (!statement || a && !a.matches('.say, .marks a')) return;
    event.preventDefault();
    choose(statement);
  });
  sheet.addEventListener('keydown', (event) => {
    if (event.key === 'Escape' && chosen) return back();
    const step = {ArrowDown: 1, ArrowUp: -1}[event.key];
    if (!step || !plain(event) || !event.target.matches('.say')) return;
    const all = [...event.target.closest('.edition').querySelectorAll('.say')];
    const next = all[all.indexOf(event.target) + step];
    event.preventDefault();
    if (!next) return;
    next.focus();
    choose(next.closest('.statement'));
  });
}
