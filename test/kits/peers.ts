/** In JavaScript, since benches need it too. */
export { peersFolder } from './peers-folder.mjs';
