const KINDS = [
  (n) => `WHEN the coupon is unknown, \`total\` MUST throw, as CART-${Math.max(1, n - 1)} says: \`total([], "NOPE${n}")\` throws \`UnknownCoupon\`.`,
  (n) => `The total MUST be the sum of what the items cost.\n\n| items | coupon | \`total(items, coupon)\` |\n| --- | --- | --- |\n${[1, 2, 3, 4].map((qty) => `| \`[{sku: "s${n}", qty: ${qty}, cents: ${n}}]\` | | \`${qty * n}\` |`).join('\n')}`,
  (n) => `Order MUST NOT matter.\n\n\`\`\`ts property\n(items: Item[]) => implies(items.length > ${n % 7}, total(items) === total(items.toReversed()))\n\`\`\``,
  (n) => `A session goes on where it was.\n\n\`\`\`ts example\nconst one = [{sku: "s${n}", qty: 1, cents: ${n}}]\ntotal(one) // → ${n}\ntotal([...one, ...one]) // → ${2 * n}\n\`\`\``,
];

/** A spec of that many lines: requirements with examples, tables, properties and sessions in turn, none of which contradicts another. */
export function longSpec(lines) {
  const parts = ['---\nholdfast: 1\nsubject: src/cart.ts\nids: [CART]\n---\n\n# Shopping cart totals\n\n```ts signature\nexport interface Item { sku: string; qty: number; cents: number }\nexport function total(items: Item[], coupon?: string): number\n```\n'];
  for (let n = 1, count = 12; count < lines; n++) {
    const part = `## CART-${n}: Totals of the kind ${n}\n\n${KINDS[n % KINDS.length](n)}\n`;
    parts.push(part);
    count += part.split('\n').length;
  }
  return parts.join('\n');
}
