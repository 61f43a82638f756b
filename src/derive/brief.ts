import type { Requirement, Spec } from '../model/spec.js';

/**
 * All that somebody needs to implement a spec, and no more: its words without what nothing is held to, where to write and what may be read.
 * Made of the spec's own text, so nothing of a baseline, a ledger or an implementation can be in it.
 */
export function brief(spec: Spec, text: string, specPath: string): string {
  const silent = spec.requirements.filter((r) => r.status !== 'confirmed');
  const file = specPath.slice(specPath.lastIndexOf('/') + 1);
  return [
    `# Brief: ${spec.title ?? file}`, '', 'Implement what is specified below. Whatever does so is right; nothing else is asked for.', '',
    '## Where to write', '', ...places(spec), '', `Paths start at the folder of ${file}.`, '',
    '## What may be read', '', ...(spec.uses.length === 0 ? ['This brief, and nothing besides.'] : ['This brief, and:', '', ...spec.uses.map((glob) => `- \`${glob}\``)]), '',
    ...howToRead(spec),
    '## The specification', '', words(text, silent), '',
  ].join('\n');
}

function places({ subject, owns, signature }: Spec): readonly string[] {
  const names = signature.declares.map((name) => `\`${name}\``).join(', ');
  const entry = subject?.kind !== 'module' || /^(?:npm|git):/.test(subject.entry) ? [] : [`- \`${subject.entry}\`: the module${names === '' ? '' : `, which exports ${names}`}`];
  const others = owns.filter((glob) => subject?.kind !== 'module' || glob !== subject.entry);
  return [...entry, ...others.map((glob) => `- \`${glob}\`: whatever else it takes`), ...(entry.length + others.length === 0 ? ['The specification names no place.'] : [])];
}

const HINTS: readonly { readonly when: (r: Requirement) => boolean; readonly says: string }[] = [
  { when: (r) => r.checks.some((c) => c.kind === 'pin' || c.kind === 'expression'), says: '`a` → `b`, and a row of a table: the call gives this value, with keys in any order. `throws` names the class of the error, in brackets its message.' },
  { when: (r) => r.checks.some((c) => c.kind === 'example'), says: '`ts example`: statements in order; a comment `// → value` says what the line above it gives.' },
  { when: (r) => r.checks.some((c) => c.kind === 'property'), says: '`ts property`: true for all inputs of these types; `implies(a, b)` is about inputs for which `a` is true.' },
  { when: (r) => r.checks.some((c) => c.kind === 'model'), says: '`ts model`: does what the operation must do; it need not be written so.' },
  { when: (r) => r.checks.some((c) => c.kind === 'pin' && c.expected.how === 'observes'), says: '`cases`: calls with all that comes of them, arguments that they change included.' },
  { when: (r) => r.freedoms.length > 0, says: '`ts unspecified`: free, one thing a line or, with `for`, every input for which the function is true. Anything else is asked for as it stands.' },
];

function howToRead({ requirements }: Spec): readonly string[] {
  const speaking = requirements.filter((r) => r.status === 'confirmed');
  const hints = HINTS.filter(({ when }) => speaking.some(when)).map(({ says }) => `- ${says}`);
  return hints.length === 0 ? [] : ['## How to read it', '', ...hints, ''];
}

/** The spec as it was written, without front matter, title and the requirements that nothing is held to. */
function words(text: string, silent: readonly Requirement[]): string {
  let out = '';
  let at = 0;
  for (const { body } of silent.toSorted((a, b) => a.body.start.offset - b.body.start.offset)) {
    if (body.start.offset < at) continue;
    out += text.slice(at, body.start.offset);
    at = body.end.offset;
  }
  const whole = (out + text.slice(at)).replaceAll('\r\n', '\n').replace(/^\uFEFF?---\n[^]*?\n(?:---|\.\.\.)\n/, '');
  return whole.replace(/^\s*# [^\n]*\n/, '').replaceAll(/\n{3,}/g, '\n\n').trim();
}
