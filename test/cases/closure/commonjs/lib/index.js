'use strict';
const { add } = require('./add');
const tables = require('./tables');
const config = require(`./config`);
let fast = null;
try { fast = require('not-there'); } catch { fast = 'slow'; }
const load = (name) => require('./plugins/' + name);
exports.run = () => [add(1, 2), tables.two, config.on, fast, require.resolve('./add').endsWith('add.js'), typeof load];
exports.umd = (function (require) { return require('./not-a-module'); })(() => 1);
require('gone');
