import tiny from 'tiny';
export const shared = (n: number) => n + tiny;
