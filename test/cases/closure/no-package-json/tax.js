export const tax = (n) => n * 0.2;
