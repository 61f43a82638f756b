import { AstBuilder, compile, Errors, GherkinClassicTokenMatcher, GherkinInMarkdownTokenMatcher, Parser } from '@cucumber/gherkin';
import type { Comment, Feature, Pickle, Scenario, Step } from '@cucumber/messages';

/** What Cucumber makes of a text. */
export interface Parsed {
  /** Absent where the text is empty, or cannot be read. */
  readonly feature: Feature | undefined;
  readonly comments: readonly Comment[];
  readonly errors: readonly { readonly line: number; readonly message: string }[];
  /** By scenario, in order; `row`: the line of the example that made it. */
  readonly pickles: ReadonlyMap<string, readonly { readonly pickle: Pickle; readonly row: number | null }[]>;
  /** All steps by their ids, backgrounds' too. */
  readonly steps: ReadonlyMap<string, Step>;
}

export function parseGherkin(text: string, isMarkdown: boolean): Parsed {
  let last = 0;
  const newId = (): string => String(last++);
  const parser = new Parser(new AstBuilder(newId), isMarkdown ? new GherkinInMarkdownTokenMatcher() : new GherkinClassicTokenMatcher());
  try {
    const { feature, comments } = parser.parse(text);
    const scenarios = scenariosOf(feature);
    const rows = new Map(scenarios.flatMap((s) => s.examples.flatMap((e) => e.tableBody.map((row) => [row.id, row.location.line] as const))));
    const pickles = new Map<string, { pickle: Pickle; row: number | null }[]>();
    for (const pickle of compile({ ...(feature !== undefined && { feature }), comments: [] }, '', newId)) {
      const [scenario = '', row] = pickle.astNodeIds;
      const of = pickles.get(scenario) ?? [];
      of.push({ pickle, row: row === undefined ? null : rows.get(row) ?? null });
      pickles.set(scenario, of);
    }
    return { feature, comments, errors: [], pickles, steps: stepsOf(feature) };
  } catch (error) {
    if (!(error instanceof Errors.GherkinException)) throw error;
    return { feature: undefined, comments: [], errors: errorsIn(error), pickles: new Map(), steps: new Map() };
  }
}

function errorsIn(error: Errors.GherkinException): Parsed['errors'] {
  const inner = error.errors ?? [];
  if (inner.length > 0) return inner.flatMap((each) => (each instanceof Errors.GherkinException ? errorsIn(each) : [{ line: 1, message: each.message }]));
  return [{ line: error.location?.line ?? 1, message: error.message.replace(/^\(\d+:\d+\): /, '') }];
}

function scenariosOf(feature: Feature | undefined): readonly Scenario[] {
  return (feature?.children ?? []).flatMap(({ rule, scenario }) => [...(scenario === undefined ? [] : [scenario]), ...(rule?.children ?? []).flatMap((child) => child.scenario ?? [])]);
}

function stepsOf(feature: Feature | undefined): ReadonlyMap<string, Step> {
  const all = (feature?.children ?? []).flatMap(({ rule, scenario, background }) => [scenario, background, ...(rule?.children ?? []).flatMap((child) => [child.scenario, child.background])]);
  return new Map(all.flatMap((node) => node?.steps ?? []).map((step) => [step.id, step]));
}
