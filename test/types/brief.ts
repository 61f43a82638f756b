import type { Parameter, Shape, Signature, Surface } from '../../src/model/shape.js';

/** A surface as a person would write it, so that what is expected can be reviewed line by line. Every field of a shape shows. */
export function briefly(surface: Surface): unknown {
  return {
    operations: Object.fromEntries(surface.operations.map((o) => [
      `${o.kind} ${o.name}`,
      o.kind === 'class' ? { new: o.signatures.map(signature), members: Object.fromEntries(o.members.map((m) => [`${m.kind} ${m.name}`, m.signatures.map(signature)])) } : o.signatures.map(signature),
    ])),
    definitions: Object.fromEntries(Object.entries(surface.definitions).map(([name, shape]) => [name, text(shape)])),
  };
}

export function signature(of: Signature): string {
  return `(${of.parameters.map(parameter).join(', ')}) => ${text(of.returns)}`;
}

function parameter(p: Parameter): string {
  return `${p.rest ? '...' : ''}${p.name}${p.optional ? '?' : ''}: ${text(p.shape)}`;
}

function text(shape: Shape): string {
  switch (shape.kind) {
    case 'literal': return shape.value;
    case 'template': return `\`${shape.parts.map((p) => (typeof p === 'string' ? p : `\${${text(p)}}`)).join('')}\``;
    case 'array': return `list of ${text(shape.of)}`;
    case 'tuple': return `[${shape.items.map(parameter).join(', ')}]`;
    case 'record': {
      const index = shape.index === undefined ? [] : [`[${text(shape.index.key)}]: ${text(shape.index.value)}`];
      return `{${[...shape.properties.map((p) => `${p.name}${p.optional ? '?' : ''}: ${text(p.shape)}`), ...index].join('; ')}}`;
    }
    case 'union': return `(${shape.of.map(text).join(' | ')})`;
    case 'function': return signature(shape);
    case 'builtin': return shape.of.length === 0 ? shape.name : `${shape.name}<${shape.of.map(text).join(', ')}>`;
    case 'instance': return `instance of ${shape.name}`;
    case 'reference': return `see ${shape.name}`;
    default: return shape.kind;
  }
}
