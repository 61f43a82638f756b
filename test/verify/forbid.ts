/** Whoever loads the compiler fails; it is CommonJS, and so it comes by here however it is asked for. */
export const FORBID = `import Module from 'node:module';
const load = Module._load;
Module._load = (request, ...rest) => {
  if (/^typescript$|[/\\\\]typescript[/\\\\]lib[/\\\\]/.test(request)) throw new Error('the compiler was loaded');
  return load(request, ...rest);
};
`;
