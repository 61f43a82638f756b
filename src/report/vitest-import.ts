const IDENTIFIER = /^[A-Za-z_$][\w$]*$/;
/** Words that cannot name a binding of a module. */
const RESERVED = /^(?:await|break|case|catch|class|const|continue|debugger|default|delete|do|else|enum|export|extends|false|finally|for|function|if|import|in|instanceof|let|new|null|return|static|super|switch|this|throw|true|try|typeof|var|void|while|with|yield|arguments|eval|expect|test|args|it|thrown)$/;

/** How a test gets at an operation: the import, and the expression that names it afterwards. */
export interface Imported {
  readonly statement: string;
  readonly expression: string;
}

/** `Cart.from` is a member of the export `Cart`; `default` is the default export. */
export function importOf(specifier: string, exportName: string): Imported {
  const from = JSON.stringify(specifier).replace(/^"|"$/g, "'");
  const [first = '', ...rest] = exportName.split('.');
  const members = rest.map(member).join('');
  if (first === 'default') return { statement: `import subject from ${from};`, expression: `subject${members}` };
  if (IDENTIFIER.test(first) && !RESERVED.test(first)) return { statement: `import { ${first} } from ${from};`, expression: first + members };
  return { statement: `import * as subject from ${from};`, expression: `subject${member(first)}${members}` };
}

/** `.total`, or `["odd name"]`. */
export function member(name: string): string {
  return IDENTIFIER.test(name) ? `.${name}` : `[${JSON.stringify(name)}]`;
}
