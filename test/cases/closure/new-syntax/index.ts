#!/usr/bin/env node
const seen: string[] = [];
function log(target: object, key: string, d: PropertyDescriptor) {
  const old = d.value;
  d.value = function (...args: unknown[]) { seen.push(key); return old.apply(this, args); };
}
class Base { constructor() { this.set(); } set() {} }
class Child extends Base {
  kept?: number;
  override set() { this.kept = 5; }
  @log add(a: number) { return a + 1; }
}
export function run() {
  const c = new Child();
  const order: string[] = [];
  {
    using a = { [Symbol.dispose ?? Symbol.for('Symbol.dispose')]() { order.push('disposed'); } } as never;
    order.push(typeof a);
  }
  return [c.add(1), c.kept, seen, order];
}
