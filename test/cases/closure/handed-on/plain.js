import words from './words.json';
export const twice = (n) => n * 2 + words.one.length;
