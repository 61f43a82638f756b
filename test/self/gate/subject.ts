/** A spec with each kind of check, and a subject that satisfies it: what the gate is broken on. */
export const SPEC = `---
holdfast: 1
subject: cart.mjs
ids: [CART]
---
# Shopping cart

\`\`\`ts signature
export interface Item { sku: string; qty: number; cents: number }
export function total(items: Item[], coupon?: string): number
export function count(items: Item[]): Map<string, number>
export function label(n: number): string
\`\`\`

### CART-1: An empty cart costs nothing
\`total([])\` → \`0\`

### CART-2: Totals
| items | coupon | \`total(items, coupon)\` |
|---|---|---|
| \`[{sku: "a", qty: 2, cents: 5}]\` | | \`10\` |
| \`[{sku: "a", qty: 2, cents: 500}]\` | \`"TEN"\` | \`900\` |

### CART-3: An unknown coupon is refused
\`total([], "NOPE")\` throws \`RangeError("unknown coupon NOPE")\`

### CART-4: Order does not matter
\`\`\`ts property
(items: Item[]) => implies(items.every((i) => Number.isInteger(i.qty) && Number.isInteger(i.cents) && Math.abs(i.qty * i.cents) < 1e9), total(items) === total([...items].reverse()))
\`\`\`

### CART-5: A total is a number
\`\`\`ts property
(items: Item[]) => typeof total(items) === "number"
\`\`\`

### CART-6: A cart is counted by its goods
\`\`\`ts example
const counted = count([{sku: "a", qty: 2, cents: 5}, {sku: "b", qty: 1, cents: 5}]);
counted.get("a") // → 2
counted.size // → 2
\`\`\`

### CART-7: Labels
\`\`\`ts model
function label(n: number): string { return n > 100 ? "large" : "small"; }
\`\`\`

### CART-8: Labels SHOULD be short
A label SHOULD be short: \`label(3)\` → \`"small"\`

### CART-9: Labels of hundreds [observed]
\`label(100)\` → \`"small"\`

### CART-10: A cart of one
\`total([{sku: "x", qty: 1, cents: 7}]) + 1\` → \`8\`
`;

export const SUBJECT = `export function total(items, coupon) {
  if (coupon !== undefined && coupon !== "TEN") throw new RangeError("unknown coupon " + coupon);
  const sum = items.reduce((s, i) => s + i.qty * i.cents, 0);
  return coupon === "TEN" ? sum - Math.floor(sum / 10) : sum;
}
export function count(items) {
  const counts = new Map();
  for (const { sku, qty } of items) counts.set(sku, (counts.get(sku) ?? 0) + qty);
  return counts;
}
export function label(n) { return n > 100 ? "large" : "small"; }
`;

/** Another text, the same behaviour. */
export const REWRITE = SUBJECT.replace('items.reduce((s, i) => s + i.qty * i.cents, 0)', '(() => { let s = 0; for (const i of items) s += i.qty * i.cents; return s; })()');

/** Wrong where daily use sees it. */
export const WRONG = SUBJECT.replace('Math.floor(sum / 10)', 'Math.floor(sum / 20)');
