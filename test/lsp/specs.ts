/** A spec of which everything is named somewhere. */
export const CART = `---
holdfast: 1
subject: src/cart.ts
ids: [CART]
---

# Shopping cart totals

See [refusals](#cart-3-an-unknown-coupon-is-refused) and CART-2; UTF-8 throughout. <!-- CART-2 is new -->

\`\`\`ts signature
export interface Item { sku: string; qty: number; cents: number }
export function total(items: Item[], coupon?: string): number
\`\`\`

## CART-1: An empty cart costs nothing

The total of an empty cart MUST be zero: \`total([])\` → \`0\`.

## CART-2: Totals [observed]

Not as in \`CART-1\`, nor as \`"CART-1"\` says.

| items | coupon | \`total(items, coupon)\` |
| --- | --- | --- |
| \`[{sku: "a", qty: 2, cents: 5}]\` | | \`10\` |

## CART-3: An unknown coupon is refused

WHEN the coupon is unknown, \`total\` MUST throw: \`total([], "NOPE")\` throws \`UnknownCoupon\`.

\`\`\`ts property
(items: Item[]) => total(items) >= 0
\`\`\`

\`\`\`ts unspecified
error.message
\`\`\`

- **CART-4**: Order does not matter, and SHOULD never.
`;

export const SHOP = `---
holdfast: 1
subject: src/shop.ts
ids: [SHOP]
---

# A shop

## SHOP-1: It has a cart

As CART-3 says, and [the same](cart.spec.md#cart-3-an-unknown-coupon-is-refused): \`open()\` → \`true\`.
`;

/** What is said of the first, which is whole. */
export const CART_CODES: readonly string[] = ['LINT-OBSERVED-UNCONFIRMED'];
