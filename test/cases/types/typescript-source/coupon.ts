export interface Coupon { code: `SAVE-${number}` | "FREE"; until: Date }
