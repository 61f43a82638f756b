import type { Parameter, Property, Shape, Signature } from '../model/shape.js';

/**
 * Signatures of the prior, and where the candidate declares options or parameters that the prior does not know, those signatures once more
 * with them: what is new there is a difference as well. Overloads are taken in their order.
 */
export function withAddedOptions(prior: readonly Signature[], candidate: readonly Signature[]): readonly Signature[] {
  const wider = prior.flatMap((signature, i) => {
    const other = candidate[i];
    const parameters = other === undefined ? signature.parameters : addedTo(signature.parameters, other.parameters);
    return parameters === signature.parameters ? [] : [{ ...signature, parameters }];
  });
  return [...prior, ...wider];
}

function addedTo(prior: readonly Parameter[], candidate: readonly Parameter[]): readonly Parameter[] {
  const own = prior.map((parameter, i) => {
    const other = candidate[i];
    const shape = other === undefined || other.rest !== parameter.rest ? parameter.shape : widened(parameter.shape, other.shape);
    return shape === parameter.shape ? parameter : { ...parameter, shape };
  });
  const more = prior.at(-1)?.rest === true ? [] : candidate.slice(prior.length).map((parameter) => ({ ...parameter, optional: true }));
  return more.length === 0 && own.every((parameter, i) => parameter === prior[i]) ? prior : [...own, ...more];
}

/** The prior's shape itself where the candidate adds nothing. */
function widened(prior: Shape, candidate: Shape): Shape {
  if (prior.kind === 'union') {
    const other = onlyRecord(candidate);
    const own = onlyRecord(prior);
    const shape = own === null || other === null ? own : widened(own, other);
    return shape === own ? prior : { kind: 'union', of: prior.of.map((each) => (each === own ? shape as Shape : each)) };
  }
  const other = onlyRecord(candidate);
  // A record of any keys takes them already.
  if (prior.kind !== 'record' || other === null || prior.index !== undefined) return prior;
  const own = prior.properties.map((property) => {
    const same = other.properties.find(({ name }) => name === property.name);
    const shape = same === undefined ? property.shape : widened(property.shape, same.shape);
    return shape === property.shape ? property : { ...property, shape };
  });
  const more: readonly Property[] = other.properties.filter(({ name }) => !prior.properties.some((property) => property.name === name)).map((property) => ({ ...property, optional: true }));
  return more.length === 0 && own.every((property, i) => property === prior.properties[i]) ? prior : { ...prior, properties: [...own, ...more] };
}

function onlyRecord(shape: Shape): Extract<Shape, { kind: 'record' }> | null {
  const records = (shape.kind === 'union' ? shape.of : [shape]).filter((each) => each.kind === 'record');
  return records.length === 1 ? records[0] as Extract<Shape, { kind: 'record' }> : null;
}
