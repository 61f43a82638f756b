import { expect, it } from 'vitest';
import type { SessionCase } from '../model/case.js';
import { coursesOf } from './courses.js';

const session = (...steps: readonly (readonly [member: string, input: string])[]): SessionCase => ({
  kind: 'session', operation: 'History', steps: [{ access: 'construct', member: 'constructor', input: '[]' }, ...steps.map(([member, input]) => ({ access: 'call', member, input }) as const)],
});
const courses = (of: SessionCase, ...answers: readonly string[]): readonly string[] => coursesOf(of, { kind: 'returned', text: ['→ History {<private>}', ...answers].join('\n') });

it('are what a step gives after those before it, by what it has to do with what was given', () => {
  expect(courses(session(['push', '["a"]'], ['push', '["b"]'], ['undo', '[]'], ['current', '[]']), '→ "a"', '→ "b"', '→ "a"', '→ "a"')).toEqual([
    'constructor then push gives what was given last',
    'push then push gives what was given last', 'constructor, push then push gives what was given last',
    'push then undo gives what was given before', 'push, push then undo gives what was given before',
    'undo then current gives what was given before', 'push, undo then current gives what was given before',
  ]);
});

it('tell small answers, throws and what is the same again', () => {
  const of = session(['undo', '[]'], ['undo', '[]'], ['depth', '[]'], ['depth', '[]'], ['list', '[]'], ['push', '[1]']);
  expect(courses(of, '→ null', '→ null', '→ 3', '→ 4', '→ ["x"]', 'throws Error("no")').filter((course) => !course.includes(','))).toEqual([
    'constructor then undo gives null', 'undo then undo gives the same again', 'undo then depth gives 1', 'depth then depth gives 1', 'depth then list gives [', 'list then push gives a throw',
  ]);
});

it('end where the session did', () => {
  expect(courses(session(['fill', '[]'], ['size', '[]']), 'never returns')).toEqual(['constructor then fill gives something']);
});
