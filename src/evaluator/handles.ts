import type { SubjectOperation } from '../model/program.js';
import type { WireStep } from '../model/evaluation.js';
import type { Delivery } from './deliver.js';
import { instanceForm, Made } from '../value/made.js';
import { goneText } from './handed.js';
import { fault, type Handle, type Run } from './run.js';
import { Session } from './session.js';

/**
 * An instance that spec code makes is a handle: what is asked of it is the session so far, and the answer is what its last step does.
 * Nothing else of it can be seen, and what would look, says so.
 */
export function createHandle(delivery: Delivery, operation: SubjectOperation, args: readonly unknown[]): object {
  const { scope } = delivery;
  const { run } = scope;
  const { name } = operation;
  const methods = new Set(operation.members.filter((member) => member.kind === 'method').map((member) => member.name));
  const session = new Session(delivery, name);
  const step: Step = (access, member, given) => {
    if (own !== null && own.gone !== null) fault(run, goneText(own, `asked for ${member}`));
    return session.step(access, member, given);
  };
  let own: Handle | null = null;
  const made = step('construct', 'constructor', args);
  const look = (what: string): undefined => {
    if (!scope.inside) fault(run, `The code ${what} an instance of ${name}. Of an instance that a spec makes only what its methods and getters give can be seen: ask these.`);
    scope.met = name;
    return undefined;
  };
  const handle = new Proxy({}, handlerOf(run, { look, step, methods, inside: () => scope.inside }));
  const asked = (): ReturnType<Handle['asked']> => (session.steps.length < 2 ? 'nothing' : session.steps.slice(1).every(([access]) => access === 'get') ? 'read' : 'called');
  own = { className: name, made, expression: new Made(instanceForm(name), session.lists[0] ?? []), asked, look: (property) => session.look(property), gone: null };
  scope.handles.set(handle, own);
  scope.instances++;
  return handle;
}

type Step = (access: WireStep[0], member: string, args: readonly unknown[]) => unknown;

interface Asking {
  readonly look: (what: string) => undefined;
  readonly step: Step;
  readonly methods: ReadonlySet<string>;
  readonly inside: () => boolean;
}

function handlerOf(run: Run, { look, step, methods, inside }: Asking): ProxyHandler<object> {
  const called = new Map<string, (...args: unknown[]) => unknown>();
  const method = (name: string): ((...args: unknown[]) => unknown) => {
    const made = called.get(name) ?? Object.freeze((...args: unknown[]) => step('call', name, args));
    called.set(name, made);
    return made;
  };
  return {
    get: (_, key) => {
      // Whoever awaits or returns it from an asynchronous function asks for this.
      if (key === 'then' && !methods.has('then')) return undefined;
      if (inside()) return look('reads');
      if (typeof key === 'symbol') return key === Symbol.toStringTag || key === Symbol.isConcatSpreadable ? undefined : look(`asks for ${String(key)} of`);
      return methods.has(key) ? method(key) : step('get', key, []);
    },
    has: () => look('asks for the keys of') === undefined && false,
    set: (_, key, value) => {
      if (typeof key === 'symbol') fault(run, `The code sets ${String(key)} of an instance that it made. A session sets properties by their names.`);
      step('set', String(key), [value]);
      return true;
    },
    deleteProperty: () => look('deletes a property of') === undefined && false,
    defineProperty: () => look('defines a property of') === undefined && false,
    ownKeys: () => look('asks for the keys of') ?? [],
    getOwnPropertyDescriptor: () => look('looks into'),
    getPrototypeOf: () => look('asks for the prototype of') ?? Object.prototype,
    setPrototypeOf: () => false,
    preventExtensions: () => false,
  };
}
