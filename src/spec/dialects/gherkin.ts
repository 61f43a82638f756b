import type { Pickle, PickleStep, Scenario, Step, Tag } from '@cucumber/messages';
import type { ReadSpec } from '../../model/document.js';
import type { Criterion, DialectName, Requirement, Spec, Status } from '../../model/spec.js';
import { findContradictions } from '../contradictions.js';
import { documentOf } from '../document/document.js';
import { collapse } from '../document/inline.js';
import { parseMarkdown } from '../document/markdown.js';
import { Source } from '../document/source.js';
import { guarded } from '../guarded.js';
import { Notes } from '../notes.js';
import { strengthOf } from '../prose/strength.js';
import { findDuplicates, ownerAt } from '../requirements.js';
import type { ForeignText } from './dialect.js';
import { REMEDY } from './foreign.js';
import { gherkinChecks } from './gherkin-checks.js';
import type { GherkinContext } from './gherkin-checks.js';
import { gherkinDocument } from './gherkin-document.js';
import { readLeftOut } from './gherkin-left-out.js';
import { parseGherkin } from './gherkin-parse.js';
import type { Parsed } from './gherkin-parse.js';
import { headingId } from './heading-id.js';
import { indentOf, lineSpan } from './line-span.js';

/** Tags that say how far a requirement is; `@wip` is what Cucumber's users write for a draft. */
const STATUSES: Readonly<Record<string, Status>> = { '@draft': 'draft', '@wip': 'draft', '@observed': 'observed', '@deprecated': 'deprecated' };

/** `.feature`, by Cucumber's own parser. */
export function readGherkin(given: ForeignText): ReadSpec {
  return guarded({ ...given, dialect: 'gherkin' }, () => read(given, 'gherkin'));
}

/** `.feature.md`, by Cucumber's own parser too; what that one passes over in silence is said. */
export function readGherkinMarkdown(given: ForeignText): ReadSpec {
  return guarded({ ...given, dialect: 'gherkin-markdown' }, () => read(given, 'gherkin-markdown'));
}

interface Context extends GherkinContext {
  /** Whether checks of ours may stand in it: they do where somebody names a subject. */
  readonly judged: boolean;
}

function read({ text, file, told }: ForeignText, dialect: DialectName & `gherkin${string}`): ReadSpec {
  const source = new Source(text);
  const notes = new Notes(file);
  // A carriage return alone ends a line here, as in Markdown; Cucumber would count lines otherwise.
  const parsed = parseGherkin(source.markdown.replaceAll(/\r(?!\n)/g, '\n'), dialect === 'gherkin-markdown');
  for (const { line, message } of parsed.errors) notes.find('SPEC-UNREADABLE', lineSpan(source, line), `Cucumber cannot read this: ${message.replace(/\.$/, '')}. Nothing of the file was read; mend the line.`);
  if (dialect === 'gherkin-markdown') readLeftOut(source, notes);
  const { feature } = parsed;
  const context = { file, source, notes, parsed, judged: told.subject !== null };
  const requirements = unitsOf(parsed).map((unit, i, all) => requirementOf(unit, all[i + 1]?.from ?? null, context));
  findDuplicates(requirements, notes, { remedy: REMEDY, severity: 'warning' });
  findContradictions(requirements, notes);
  const spec: Spec = {
    file, dialect, title: feature?.name || null, subject: told.subject, ids: null, owns: [], uses: [], signature: { blocks: [], declares: [], from: null }, requirements, ...notes.inOrder(),
  };
  return { spec, document: () => (dialect === 'gherkin' ? gherkinDocument(source, parsed, ownerAt(requirements)) : documentOf(parseMarkdown(source), source, ownerAt(requirements))) };
}

/** What becomes a requirement: a rule with its scenarios, or a scenario that stands under none. */
interface Unit {
  readonly name: string;
  readonly description: string;
  readonly line: number;
  /** The first line that belongs to it: that of its tags. */
  readonly from: number;
  readonly tags: readonly Tag[];
  readonly scenarios: readonly Scenario[];
  readonly isRule: boolean;
}

function unitsOf({ feature }: Parsed): readonly Unit[] {
  return (feature?.children ?? []).flatMap(({ rule, scenario }): readonly Unit[] => {
    const node = rule ?? scenario;
    if (node === undefined) return [];
    const tags = [...feature?.tags ?? [], ...node.tags];
    const { name, description, location: { line } } = node;
    const scenarios = rule === undefined ? [scenario as Scenario] : rule.children.flatMap((child) => (child.scenario === undefined ? [] : [child.scenario]));
    return [{ name: name || (rule === undefined ? 'Scenario' : 'Rule'), description, line, from: firstLine(node), tags, scenarios, isRule: rule !== undefined }];
  });
}

function firstLine({ location, tags }: { readonly location: { readonly line: number }; readonly tags: readonly Tag[] }): number {
  return Math.min(location.line, ...tags.slice(0, 1).map((tag) => tag.location.line));
}

function requirementOf(unit: Unit, next: number | null, context: Context): Requirement {
  const { source, notes, parsed } = context;
  const criteria = unit.scenarios.flatMap((scenario, i) => criteriaOf(scenario, unit.scenarios[i + 1] === undefined ? next : firstLine(unit.scenarios[i + 1] as Scenario), context));
  const span = lineSpan(source, unit.line);
  const end = lastLine(source, next, unit.line);
  const statuses = unit.tags.flatMap(({ name }) => STATUSES[name] ?? []);
  if (unit.isRule) for (const { tags } of unit.scenarios) for (const tag of tags) if (STATUSES[tag.name] !== undefined) notes.leave(lineSpan(source, tag.location.line), tag.name, `${tag.name} stands at one scenario of a rule, and the rule is the requirement. Put the tag at the rule, or take the scenario out of it.`);
  const text = collapse([unit.description, ...criteria.map((c) => c.text)].join(' '));
  const id = headingId(unit.name);
  return {
    id, title: collapse(unit.name), strength: strengthOf([unit.name, unit.description, ...criteria.map((c) => c.text)].join('\n')), status: statuses[0] ?? 'confirmed',
    text: parsed.feature === undefined ? '' : text, span, body: source.span(span.start.offset, end), criteria, ...(context.judged ? gherkinChecks(id, unit.scenarios, context) : { checks: [], freedoms: [] }),
  };
}

/** One criterion a pickle: a scenario, or a row of an outline's examples, with the steps of the backgrounds before its own. */
function criteriaOf(scenario: Scenario, next: number | null, { source, notes, parsed }: Context): readonly Criterion[] {
  const { location: { line }, steps, examples } = scenario;
  const begin = source.lineStart(line) + indentOf(source, line);
  if (steps.length === 0) notes.leave(lineSpan(source, line), scenario.name, 'This scenario has no step, so it says nothing. Write its steps, or take it out.');
  for (const { tableBody, location } of examples) if (tableBody.length === 0) notes.leave(lineSpan(source, location.line), scenario.name, 'These examples have no row beneath their header, so nothing comes of them. Add one, or take them out.');
  return (parsed.pickles.get(scenario.id) ?? []).map(({ pickle, row }): Criterion => ({
    name: collapse(pickle.name), steps: pickle.steps.map((step) => step.text), text: textOf(pickle, parsed.steps) || collapse(pickle.name),
    span: row === null ? source.span(begin, lastLine(source, next, line)) : lineSpan(source, row),
  }));
}

function textOf({ steps }: Pickle, nodes: ReadonlyMap<string, Step>): string {
  return collapse(steps.map((step) => `${nodes.get(step.astNodeIds[0] ?? '')?.keyword.trim() ?? ''} ${step.text}${argumentText(step)}`).join(' '));
}

function argumentText({ argument, text }: PickleStep): string {
  const before = text.endsWith(':') ? ' ' : ': ';
  const rows = argument?.dataTable?.rows.map(({ cells }) => `| ${cells.map((cell) => cell.value).join(' | ')} |`);
  if (rows !== undefined) return `${before}${rows.join(' ')}`;
  return argument?.docString === undefined ? '' : `${before}${argument.docString.content}`;
}

/** The end of what stands before line `next`, or before the end of the text. */
function lastLine(source: Source, next: number | null, line: number): number {
  const start = source.lineStart(line);
  const before = source.text.slice(start, next === null ? source.text.length : source.lineStart(next));
  return start + before.trimEnd().length;
}
