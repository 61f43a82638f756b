// node bench/tables.mjs: docs/speed.md, docs/rows.md, docs/detection.md and docs/commonmark.md from bench/results.
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { commonmarkPage } from './commonmark-page.mjs';
import { detectionPage } from './detection-page.mjs';
import { ROOT } from './machine.mjs';
import { count, sourceOf } from './words.mjs';

const PAGE = path.join(ROOT, 'docs', 'speed.md');

/** What each bench is held to, and how its figures read. The order is the page's. */
const SECTIONS = [
  {
    name: 'cold', title: 'A whole comparison, nothing cached',
    bar: { says: 'at least 6 times as fast as Vitest', holds: (f) => f.ratio >= 6 },
    about: (f) => `\`holdfast compare\` of a small function with a copy in which a comment changed, ${count(f.cases)} cases, beside Vitest ${f.vitest} with one \`toMatchSnapshot\` test a case and its snapshots written. Whole processes, medians of ${f.runs} runs in turn. Holdfast invents its inputs and runs both versions; Vitest reads the same number of inputs from a file and runs one.`,
    rows: (f) => [['holdfast compare', `${count(f.holdfastMilliseconds)} ms`], ['Vitest', `${count(f.vitestMilliseconds)} ms`], ['Vitest / holdfast', `${f.ratio}`], ['the same of CPU', `${f.cpuRatio} (${count(f.holdfastCpuMilliseconds)} ms, ${count(f.vitestCpuMilliseconds)} ms)`]],
  },
  {
    name: 'verify', title: 'A whole verdict, nothing cached',
    bar: { says: 'at least 6 times as fast as Vitest at 10,000 cases, at least 12 times at 100,000', holds: (f) => f.few.ratio >= 6 && f.many.ratio >= 12 },
    about: (f) => `\`holdfast verify --no-explore\` of a spec with so many recorded cases of one small function, beside Vitest ${f.vitest} with one \`toMatchSnapshot\` test a case and its snapshots written. Whole processes in turn, medians; memory is the sum of the peaks of all processes.`,
    rows: (f) => [f.few, f.many].flatMap((of) => verifyRows(of)),
  },
  {
    name: 'start', title: 'Starting',
    bar: { says: 'at most twice an empty Node', holds: (f) => f.ratio <= 2 },
    about: (f) => `\`holdfast --help\` beside \`node -e 0\`, medians of ${f.runs} runs in turn.`,
    rows: (f) => [['holdfast --help', `${f.helpMilliseconds} ms`], ['node -e 0', `${f.nodeMilliseconds} ms`], ['holdfast / node', `${f.ratio}`]],
  },
  {
    name: 'guest', title: 'The price of the boundary',
    bar: { says: 'at least a quarter of the rate of the plain loop', holds: (f) => f.ratio >= 0.25 },
    about: (f) => `Cases of a small function through one contained guest in batches of ${count(f.batch)}, beside one process without a boundary. A plain loop there has its arguments at hand, calls, prints the value and compares; a recording one reads the same printed input as the guest and writes down the whole observation (value, changed and shared arguments, console, calls of functions). Per second of CPU, with the coordinator's share counted; medians of ${f.rounds} rounds of ${count(f.casesARound)} cases in turn.`,
    rows: (f) => [['no boundary, plain', `${count(f.directCasesPerCpuSecond)} cases per CPU second`], ['no boundary, recording', `${count(f.recordingCasesPerCpuSecond)} cases per CPU second`], ['guest', `${count(f.guestCasesPerCpuSecond)} cases per CPU second`], ['guest, by the clock', `${count(f.guestCasesPerSecond)} cases a second`], ['share of that CPU spent in the guest', `${f.shareOfCpuInGuest}`], ['guest / no boundary, plain', `${f.ratio}`], ['guest / no boundary, recording', `${f.recordingRatio}`]],
  },
  {
    name: 'search', title: 'The search at work',
    bar: { says: 'at least a third of the rate of the loop', holds: (f) => f.subjects.every((s) => s.ratio >= 1 / 3) },
    about: (f) => `The search of \`compare\` with its branches counted, on two small functions and a copy of each: executions of the pair per second of CPU, that of all processes, beside a loop in one process that has the same inputs at hand, calls both sides, prints what they give and compares. Medians of ${f.rounds} rounds of ${count(f.executions)} executions in turn. The loop invents no inputs, records nothing besides the result and has no boundary.`,
    rows: (f) => f.subjects.flatMap((s) => [[`\`${s.name}\`, searched`, `${count(s.searchedPerCpuSecond)} executions per CPU second`], [`\`${s.name}\`, in the loop`, `${count(s.loopedPerCpuSecond)} executions per CPU second`], [`\`${s.name}\`, share of that CPU spent in the guests`, `${s.shareOfCpuInGuests}`], [`\`${s.name}\`, search / loop`, `${s.ratio}`]]),
  },
  {
    name: 'evaluator', title: 'Properties in the evaluator',
    bar: { says: 'at least 38,000 two-call properties a second', holds: (f) => f.propertiesPerSecond >= 38_000 },
    about: (f) => `A property that calls a small function twice, on ${count(f.propertiesARound)} inputs a round: its code runs three times in the evaluator, and its two calls are answered by one contained guest; beside a loop in one process that has the function at hand. Medians of ${f.rounds} rounds in turn. What the two calls cost alone, through the guest, is the part that the evaluator cannot save.`,
    rows: (f) => [['by the clock', `${count(f.propertiesPerSecond)} properties a second`], ['of CPU, of all three processes', `${count(f.propertiesPerCpuSecond)} properties per CPU second`], ['share of that CPU that the calls take alone', `${f.shareOfCpuForCallsAlone}`], ['loop in one process', `${count(f.loopPropertiesPerSecond)} properties a second`], ['evaluator / loop', `${f.ratio}`]],
  },
  {
    name: 'editor', title: 'A keystroke in a long spec',
    bar: { says: 'at most 100 ms, median and 95th percentile', holds: (f) => f.p95Milliseconds <= 100 },
    about: (f) => `From a keystroke in a spec of ${count(f.lines)} lines until the findings of that text are there: \`holdfast lsp\` over stdio, one character a change, its wait for a pause in typing included, ${count(f.keystrokes)} keystrokes all over the spec in one run. Beside it ${f.peer}, called in one process with the same text after each; it knows nothing of specs.`,
    rows: (f) => [['holdfast lsp, median', `${f.medianMilliseconds} ms`], ['holdfast lsp, 95th percentile', `${f.p95Milliseconds} ms`], ...(f.cpuMilliseconds === undefined ? [] : [['CPU of the server a keystroke', `${f.cpuMilliseconds} ms`]]), ['opening the spec', `${count(f.openMilliseconds)} ms`], [`${f.peer}, median and 95th percentile`, `${f.peerMedianMilliseconds} ms, ${f.peerP95Milliseconds} ms`], ['holdfast / markdownlint', `${f.ratio}`]],
  },
  {
    name: 'lint', title: 'Linting a thousand specs, and one very long one',
    bar: { says: 'at least as fast as markdownlint-cli2; ten times the text takes at most twelve times the CPU', holds: (f) => f.ratio >= 1 && f.longRatio <= 12 },
    about: (f) => `\`holdfast lint\` of ${count(f.specs)} specs of ${count(f.kilobytes)} kB together, nothing cached, beside ${f.peer} on the same files. Whole processes, medians of ${f.runs} runs in turn. markdownlint-cli2 holds Markdown to its rules; Holdfast reads requirements, checks and code as well, in as many threads as there are cores. Then one spec of many requirements, and one ten times as long.`,
    rows: (f) => [['holdfast lint', `${count(f.milliseconds)} ms`], [f.peer, `${count(f.peerMilliseconds)} ms`], [`${f.peer.split(' ')[0]} / holdfast`, `${f.ratio}`], ['the same of CPU', `${f.cpuRatio} (${count(f.cpuMilliseconds)} ms, ${count(f.peerCpuMilliseconds)} ms)`], ...f.long.map((l) => [`one spec of ${l.megabytes} MB`, `${count(l.milliseconds)} ms, ${count(l.cpuMilliseconds)} ms of CPU`]), ['CPU for ten times the text', `${f.longRatio} times`]],
  },
  {
    name: 'memory', title: 'Memory of long runs',
    bar: { says: 'at most 1.25 times as much for ten times the cases', holds: (f) => Math.max(f.ratio.coordinator, f.ratio.guest) <= 1.25 },
    about: () => 'Peak resident memory of `holdfast compare --executions` and of the larger of its guests.',
    rows: (f) => [...[f.few, f.many].map((of) => [`${count(of.executions)} executions`, `coordinator ${of.coordinatorMib} MiB, guest ${of.guestMib} MiB`]), ['ratio', `coordinator ${f.ratio.coordinator}, guest ${f.ratio.guest}`]],
  },
  {
    name: 'notation', title: 'The notation beside JSON',
    bar: { says: 'at most 3 times as much as JSON', holds: (f) => Math.max(f.worst.print, f.worst.parse) <= 3 },
    about: (f) => `Printing beside \`JSON.stringify\` and parsing beside \`JSON.parse\`, ${count(f.values)} values a round, medians of ${f.rounds} rounds in turn; how many times as much CPU.`,
    rows: (f) => f.mixes.map((m) => [m.mix, `print ${m.printRatio}, parse ${m.parseRatio}`]),
  },
];

function verifyRows(of) {
  const cases = `${count(of.cases)} cases`;
  return [
    [`${cases}, holdfast verify`, `${count(of.holdfastMilliseconds)} ms`], [`${cases}, Vitest`, `${count(of.vitestMilliseconds)} ms`], [`${cases}, Vitest / holdfast (medians of ${of.runs} runs)`, `${of.ratio}`],
    [`${cases}, the same of CPU`, `${of.cpuRatio} (${count(of.holdfastCpuMilliseconds)} ms, ${count(of.vitestCpuMilliseconds)} ms)`],
    [`${cases}, peak memory`, `holdfast ${of.holdfastMib} MiB, Vitest ${of.vitestMib} MiB`],
  ];
}

/** The page, from the results that there are. */
export function page() {
  const head = '# Speed\n\nGenerated by `node bench/tables.mjs` from `bench/results`; `npm run bench` makes both. Times differ between machines; the ratios are what is held to a bar.\n';
  return [head, ...SECTIONS.flatMap((section) => sectionOf(section))].join('\n');
}

/** The page about rows and causes; empty where nobody measured. */
export function rowsPage() {
  const file = path.join(ROOT, 'bench', 'results', 'rows.json');
  if (!existsSync(file)) return '';
  const result = JSON.parse(readFileSync(file, 'utf8'));
  const { executions, pairs } = result.figures;
  const reasons = JSON.parse(readFileSync(path.join(ROOT, 'bench', 'rows-pairs.json'), 'utf8'));
  const table = pairs.map((p) => `| \`${p.prior}\` → \`${p.candidate}\` | ${p.before} | ${p.rows} | ${p.causes} |`);
  const lists = pairs.flatMap((p) => {
    const causes = reasons.find((r) => r.prior === p.prior && r.candidate === p.candidate)?.causes ?? [];
    return [`### ${p.prior} → ${p.candidate}\n`, 'Counted by hand:\n', ...(causes.length === 0 ? ['- nothing'] : causes.map((c) => `- ${c}`)), '\nRows:\n', ...(p.titles.length === 0 ? ['- none'] : p.titles.map((t) => `- ${t}`)), ''];
  });
  return [
    '# Rows and causes\n', 'Generated by `node bench/tables.mjs` from `bench/results`; `npm run bench rows` makes both.\n',
    `\`holdfast compare\` of real packages, ${count(executions)} executions each: the rows that it prints beside the causes that a person counted in sources and changelogs. *Before* is one row for every symptom.\n`,
    '| pair | before | rows | causes |', '|---|---|---|---|', ...table, '', `${sourceOf(result)}\n`, ...lists,
  ].join('\n');
}

export function writePages() {
  writeFileSync(PAGE, page());
  for (const [name, text] of [['rows.md', rowsPage()], ['detection.md', detectionPage()], ['commonmark.md', commonmarkPage()]]) if (text !== '') writeFileSync(path.join(ROOT, 'docs', name), text);
}

function sectionOf({ name, title, bar, about, rows }) {
  const file = path.join(ROOT, 'bench', 'results', `${name}.json`);
  if (!existsSync(file)) return [];
  const result = JSON.parse(readFileSync(file, 'utf8'));
  const { figures } = result;
  const table = ['| | |', '|---|---|', ...rows(figures).map(([what, figure]) => `| ${what} | ${figure} |`)].join('\n');
  const held = `Bar: ${bar.says}. **${bar.holds(figures) ? 'Met' : 'Not met'}.**`;
  return [`## ${title}\n\n${about(figures)}\n\n${table}\n\n${held}\n\n${sourceOf(result)}\n`];
}

if (process.argv[1] === fileURLToPath(import.meta.url)) writePages();
