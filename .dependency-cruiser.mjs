/** The floors of ARCHITECTURE.md as rules: imports go down, never sideways within a floor, never in a circle. */
const FLOORS = [
  { name: 'shells', folders: 'cli|mcp|lsp|review' },
  { name: 'door', folders: 'index\\.ts' },
  { name: 'flow', folders: 'run|temporary\\.ts|project\\.ts|project-ledger\\.ts|project-editor\\.ts' },
  { name: 'adapters', folders: 'gate|editor|subject|store|agent|types' },
  { name: 'pure', folders: 'spec|lint|derive|explore|compare|change|ledger|stats|report|host' },
  { name: 'notation', folders: 'value' },
  { name: 'ground', folders: 'model' },
];

const at = (folders) => `^src/(${folders})`;

const upward = FLOORS.slice(1).map((floor, i) => ({
  name: `${floor.name}-imports-down-only`,
  comment: `What lies in ${floor.folders} knows nothing of the floors above it: hand in what it needs, or move the code up.`,
  severity: 'error',
  from: { path: at(floor.folders) },
  to: { path: at(FLOORS.slice(0, i + 1).map((f) => f.folders).join('|')) },
}));

const sideways = (folders) => folders.map((folder) => ({
  name: `${folder}-knows-no-neighbour`,
  comment: 'Folders of one floor do not know each other: what both need lies below, what joins them lies in run.',
  severity: 'error',
  from: { path: `^src/${folder}/` },
  to: { path: at(folders.filter((f) => f !== folder).map((f) => `${f}/`).join('|')) },
}));

export default {
  forbidden: [
    ...upward,
    ...sideways(['spec', 'lint', 'derive', 'explore', 'compare', 'change', 'ledger', 'stats', 'report', 'host']),
    ...sideways(['gate', 'editor', 'subject', 'store', 'agent', 'types']),
    { name: 'no-circular', comment: 'A cycle has no first file to read. Types count.', severity: 'error', from: {}, to: { circular: true } },
    {
      name: 'one-front-door', comment: 'Shells import src/index.ts and nothing deeper: what they need becomes public there, or it is theirs.',
      severity: 'error', from: { path: at('cli|mcp|lsp|review') }, to: { path: '^src/', pathNot: '^src/(index\\.ts|cli/|mcp/|lsp/|review/)' },
    },
    {
      name: 'guest-stands-apart', comment: 'The guest runs beside the subject: it brings value and model, and nothing that could leak what is expected.',
      severity: 'error', from: { path: '^src/(guest|evaluator)/' }, to: { path: '^src/', pathNot: '^src/(guest|evaluator|value|model)/' },
    },
    {
      name: 'nobody-imports-the-guest', comment: 'It is a bundle of its own and is started by path.',
      severity: 'error', from: { path: '^src/', pathNot: '^src/(guest|evaluator)/' }, to: { path: '^src/(guest|evaluator)/' },
    },
    {
      name: 'adapters-are-wired-once', comment: 'Only project.ts names concrete adapters; run sees them as interfaces in model.',
      severity: 'error', from: { path: '^src/run/' }, to: { path: at('subject/|store/|agent/|types/') },
    },
    {
      name: 'typescript-loads-in-types', comment: 'The compiler costs 200 ms and more: types alone loads it, and a warm run never does.',
      severity: 'error', from: { path: '^src/', pathNot: '^src/types/' }, to: { path: 'node_modules/typescript/' },
    },
    {
      name: 'pure-floors-do-no-io', comment: 'Time, seed and text are handed in; then a run repeats, and a test needs no world.',
      severity: 'error', from: { path: at('value|spec|lint|derive|explore|compare|change|ledger|stats|report|editor'), pathNot: '\\.test\\.ts$' }, to: { dependencyTypes: ['core'] },
    },
    { name: 'no-orphans', comment: 'Nobody imports it: is it dead?', severity: 'error', from: { orphan: true, pathNot: '\\.d\\.ts$|^src/(cli/main|cli/lint-thread|lsp/deep|guest/main|evaluator/main|index)\\.ts$' }, to: {} },
    {
      name: 'resolvable', comment: 'An import that leads nowhere. Of mdast there are only types, in @types/mdast.',
      severity: 'error', from: { path: '^src/' }, to: { couldNotResolve: true, pathNot: '^mdast$' },
    },
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.json' },
    exclude: { path: '\\.test\\.ts$' },
    enhancedResolveOptions: { exportsFields: ['exports'], extensions: ['.ts', '.js', '.json'], conditionNames: ['import', 'node', 'default', 'types'] },
  },
};
