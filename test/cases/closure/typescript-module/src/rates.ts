export const rate = 1.5;
