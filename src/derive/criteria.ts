import type { Requirement, Spec } from '../model/spec.js';

/** Something that somebody accepts or does not: a sentence of a requirement, or its title where no sentence asks for anything. */
export interface AcceptanceCriterion {
  readonly requirement: string;
  readonly title: string;
  readonly text: string;
  readonly strength: Requirement['strength'];
  readonly status: Requirement['status'];
  /** Whether checks stand beneath the requirement; else somebody has to look. */
  readonly bound: boolean;
  /** Those checks in the spec's own words. */
  readonly checks: readonly { readonly kind: string; readonly text: string }[];
}

/** All criteria of a spec, in order. A requirement that only leaves something free asks for nothing. */
export function criteriaOf({ requirements }: Spec): readonly AcceptanceCriterion[] {
  return requirements.flatMap(({ id, title, strength, status, criteria, checks, freedoms }) => {
    if (checks.length === 0 && freedoms.length > 0) return [];
    const texts = criteria.length === 0 ? [title] : criteria.map((c) => c.text);
    const shown = checks.map(({ kind, text }) => ({ kind, text: oneLine(text) }));
    return texts.map((text) => ({ requirement: id, title, text: oneLine(text), strength, status, bound: checks.length > 0, checks: shown }));
  });
}

/** A list to tick off, in Markdown. */
export function checklist(title: string, criteria: readonly AcceptanceCriterion[]): string {
  const groups = byRequirement(criteria);
  const asked = groups.filter(([first]) => first.status === 'confirmed');
  const others = groups.filter(([first]) => first.status !== 'confirmed');
  return [
    `# Acceptance criteria: ${title}`, '', 'What is *bound* is held by checks of the spec. What is *unbound* is not: somebody has to look.', '', ...asked.flatMap(groupLines),
    ...(others.length === 0 ? [] : ['', '## Nothing is held to these', '', ...others.map(([first]) => `- **${first.requirement}** [${first.status}]: ${first.text}`)]), '',
  ].join('\n');
}

function groupLines(group: Group): readonly string[] {
  const [first] = group;
  const strength = first.strength === 'MUST' ? '' : `, ${first.strength}`;
  return [
    ...group.map((c) => `- [ ] **${c.requirement}** (${c.bound ? 'bound' : 'unbound'}${strength}): ${c.text}`),
    ...first.checks.map(({ kind, text }) => `  - ${kind === 'pin' || kind === 'expression' ? '' : `${kind}: `}${codeSpan(text)}`),
  ];
}

/** Gherkin: a scenario a requirement. What EARS says by its words becomes a step of that kind. */
export function gherkin(title: string, criteria: readonly AcceptanceCriterion[]): string {
  const scenarios = byRequirement(criteria).flatMap((group) => {
    const [first] = group;
    const tags = [first.requirement, first.strength, first.bound ? 'bound' : 'unbound', ...(first.status === 'confirmed' ? [] : [first.status])];
    // A title says nothing that its examples do not.
    const said = group.filter((c) => c.text !== c.title || c.checks.length === 0);
    const steps = [...said.flatMap((c) => stepsOf(c.text)), ...first.checks.map(({ kind, text }): Step => ['Then', `${KINDS[kind] ?? ''}${text}`])];
    return ['', `  ${tags.map((tag) => `@${tag}`).join(' ')}`, `  Scenario: ${first.requirement}: ${first.title}`, ...steps.map(([word, text], i) => `    ${i > 0 && steps[i - 1]?.[0] === word ? 'And' : word} ${text}`)];
  });
  return [`Feature: ${title}`, ...scenarios, ''].join('\n');
}

const KINDS: Readonly<Record<string, string>> = { property: 'for all inputs ', model: 'it does what this does: ', example: 'this session holds: ' };

type Step = readonly [word: 'Given' | 'When' | 'Then', text: string];

const WORDS: ReadonlyMap<string, Step[0]> = new Map([['when', 'When'], ['if', 'When'], ['while', 'Given'], ['where', 'Given'], ['given', 'Given'], ['then', 'Then']]);

function stepsOf(text: string): readonly Step[] {
  const clause = /^(?<word>WHEN|IF|WHILE|WHERE|GIVEN|THEN|Given|When|Then)\s+(?<rest>.+)$/s.exec(text)?.groups;
  const word = WORDS.get(clause?.['word']?.toLowerCase() ?? '');
  if (word === undefined) return [['Then', text]];
  const rest = clause?.['rest'] ?? '';
  const parts = word === 'Then' ? null : /^(?<first>.+?),\s+(?:(?:THEN|then)\s+)?(?<then>.+)$/s.exec(rest)?.groups;
  return parts === undefined || parts === null ? [[word, rest]] : [[word, parts['first'] ?? ''], ...(/^(?:WHEN|IF|WHILE|WHERE|GIVEN)\b/.test(parts['then'] ?? '') ? stepsOf(parts['then'] ?? '') : [['Then', parts['then'] ?? ''] as const])];
}

type Group = readonly [AcceptanceCriterion, ...AcceptanceCriterion[]];

function byRequirement(criteria: readonly AcceptanceCriterion[]): readonly Group[] {
  const groups = new Map<string, [AcceptanceCriterion, ...AcceptanceCriterion[]]>();
  for (const criterion of criteria) {
    const held = groups.get(criterion.requirement);
    if (held === undefined) groups.set(criterion.requirement, [criterion]);
    else held.push(criterion);
  }
  return [...groups.values()];
}

function oneLine(text: string): string {
  return text.replaceAll(/\s+/g, ' ').trim();
}

/** With as many backticks around it as it takes. */
function codeSpan(text: string): string {
  const longest = Math.max(0, ...Array.from(text.matchAll(/`+/g), ([ticks]) => ticks.length));
  const marks = '`'.repeat(longest + 1);
  return longest > 0 ? `${marks} ${text} ${marks}` : marks + text + marks;
}
