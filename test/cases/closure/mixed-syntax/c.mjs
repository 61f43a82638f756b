export { c } from './inner.js';
