/* The page of live views, in the browser: asks for them every two seconds and shows them. */

const PERIOD_MS = 2_000;
const LIMIT = 100;

const token = new URLSearchParams(location.search).get('token');
if (token !== null) document.getElementById('dashboard').search = new URLSearchParams({ token });
const connection = document.getElementById('connection');
const views = document.getElementById('views');
const empty = document.getElementById('empty');
const body = document.querySelector('tbody');
const labels = Array.from(document.querySelectorAll('thead th'), (cell) => cell.textContent);
const rows = new Map();

const seconds = (ms) => (ms === null ? '–' : `${(ms / 1000).toFixed(ms < 10_000 ? 2 : 1)} s`);
const percent = (ratio) => (ratio === null ? '–' : `${(ratio * 100).toFixed(ratio < 0.1 ? 2 : 1)} %`);

function bitrate(kbps) {
  if (kbps === null) return '–';
  return kbps < 1000 ? `${Math.round(kbps)} kbps` : `${(kbps / 1000).toFixed(1)} Mbps`;
}

function rendition({ renderedHeight, renderedKbps }) {
  if (renderedHeight === null) return bitrate(renderedKbps);
  return `${renderedHeight}p`;
}

function ago(ms) {
  const sec = Math.max(0, Math.round(ms / 1000));
  if (sec < 60) return `${sec} s ago`;
  if (sec < 3600) return `${Math.floor(sec / 60)} min ago`;
  return sec < 86_400 ? `${Math.floor(sec / 3600)} h ago` : `${Math.floor(sec / 86_400)} d ago`;
}

/** One of the words that the style has a colour for. */
function stateOf(view) {
  if (view.failed) return 'error';
  if (view.status === 'lost') return 'lost';
  return view.status === 'ended' ? 'ended' : view.state;
}

function titleOf(view) {
  return view.title ?? view.src ?? view.viewId;
}

/** The texts of a row, in the order of the columns; the state is shown as a chip instead. */
function texts(view, nowMs) {
  const { counters, gauges } = view;
  return [
    titleOf(view),
    null,
    `${view.engine ?? '–'}, ${view.abr ?? '–'}`,
    seconds(view.startupMs),
    `${counters.stallCount}, ${percent(view.rebufferRatio)}`,
    bitrate(view.meanBitrateKbps),
    rendition(gauges),
    view.status === 'live' ? `${gauges.bufferLevelSec.toFixed(1)} s` : '–',
    String(counters.switchCount),
    String(counters.errorCount),
    ago(nowMs - view.lastSeenMs),
  ];
}

function createRow() {
  const row = document.createElement('tr');
  // Said outright, for where the style lays the table out as cards.
  row.setAttribute('role', 'row');
  const cells = labels.map((label, index) => {
    const cell = document.createElement(index === 0 ? 'th' : 'td');
    cell.setAttribute('role', index === 0 ? 'rowheader' : 'cell');
    if (index === 0) cell.scope = 'row';
    if (index > 2) cell.className = 'figure';
    cell.dataset.label = label;
    row.append(cell);
    return cell;
  });
  const chip = document.createElement('span');
  chip.className = 'chip';
  cells[1].append(chip);
  return { row, cells, chip };
}

function setText(element, text) {
  if (element.textContent !== text) element.textContent = text;
}

function showView(view, nowMs) {
  const shown = rows.get(view.viewId) ?? createRow();
  rows.set(view.viewId, shown);
  texts(view, nowMs).forEach((text, index) => {
    if (text !== null) setText(shown.cells[index], text);
  });
  const state = stateOf(view);
  setText(shown.chip, state);
  shown.chip.dataset.state = state;
  shown.row.dataset.status = view.status;
  shown.cells[0].title = view.src ?? '';
  shown.cells[6].title = view.gauges.abrReason ?? '';
  shown.cells[9].title = view.lastErrorCode ?? '';
  return shown.row;
}

function showTotals(totals) {
  const words = {
    viewsNow: String(totals.viewsNow),
    medianStartup: seconds(totals.medianStartupMs),
    rebufferRatio: percent(totals.rebufferRatio),
    plays: String(totals.plays),
    failures: String(totals.failures),
  };
  for (const [name, text] of Object.entries(words)) {
    setText(document.querySelector(`[data-total="${name}"]`), text);
  }
}

function show(answer) {
  showTotals(answer.totals);
  const wanted = answer.views.map((view) => showView(view, answer.nowMs));
  const known = new Set(answer.views.map((view) => view.viewId));
  for (const viewId of rows.keys()) if (!known.has(viewId)) rows.delete(viewId);
  const same = body.children.length === wanted.length && wanted.every((row, i) => body.children[i] === row);
  if (!same) body.replaceChildren(...wanted);
  views.hidden = wanted.length === 0;
  empty.hidden = wanted.length > 0;
}

async function refresh() {
  try {
    const response = await fetch(`api/views?limit=${LIMIT}`, {
      headers: token === null ? {} : { authorization: `Bearer ${token}` },
      signal: AbortSignal.timeout(10_000),
    });
    if (!response.ok) throw new Error(`the server answered ${response.status}`);
    show(await response.json());
    setText(connection, 'Up to date');
    connection.dataset.state = 'good';
  } catch (error) {
    setText(connection, `Not up to date: ${error.message}. Trying again.`);
    connection.dataset.state = 'bad';
  }
}

async function keepFresh() {
  if (!document.hidden) await refresh();
  setTimeout(() => void keepFresh(), PERIOD_MS);
}

document.addEventListener('visibilitychange', () => {
  if (!document.hidden) void refresh();
});
void keepFresh();
