export { camel, default as cases } from 'cases';
export { default as words, one as first } from './words.json';
export * as table from './words.json';
export { twice } from './plain.js';
