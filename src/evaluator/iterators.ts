type Drawn = unknown[] & { readonly returns?: unknown; readonly throws?: unknown; readonly more?: unknown };

/** An iterator that gives what the guest drew from the subject's. `beyond` is called where it goes on past what was drawn. */
export function iteratorOf(drawn: Drawn, kind: 'Iterator' | 'AsyncIterator', beyond: () => void): object {
  return kind === 'Iterator' ? steps(drawn, beyond) : stepsLater(drawn, beyond);
}

function* steps(drawn: Drawn, beyond: () => void): Generator<unknown> {
  for (const item of drawn) yield item;
  return finish(drawn, beyond);
}

async function* stepsLater(drawn: Drawn, beyond: () => void): AsyncGenerator<unknown> {
  for (const item of drawn) yield item;
  return finish(drawn, beyond);
}

function finish(drawn: Drawn, beyond: () => void): unknown {
  if (Object.hasOwn(drawn, 'throws')) throw drawn.throws;
  if (drawn.more === true) beyond();
  return drawn.returns;
}
