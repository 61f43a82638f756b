"use strict";
module.exports = { name: 'legacy' };
