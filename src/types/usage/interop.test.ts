import { expect, it } from 'vitest';
import { withoutInterop } from './interop.js';

it('what a compiler made of ES modules requires and exports what was imported and exported', () => {
  const code = 'var _a = _interopRequireDefault(require("./a"));\nconst b = __importStar(require(\'./b\'));\nexports.default = f;\nmodule.exports = exports.default;\nmodule.exports.default = exports.default;';
  expect(withoutInterop(code)).toBe('var _a = require("./a");\nconst b = require(\'./b\');\nexports.default = f;\n\n');
});

it('other code is as it was', () => {
  for (const code of ['module.exports = f(exports.default);', 'const a = wrap(require("./a"));', 'module.exports = require("./a").default;']) expect(withoutInterop(code)).toBe(code);
});
