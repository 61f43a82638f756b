'use strict';

/**
 * @template T
 * @param {T[]} list
 * @param {(value: T) => boolean} keep
 * @returns {T[]}
 */
function filter(list, keep) {
  return list.filter(keep);
}

/** @param {string} text */
const shout = (text) => text.toUpperCase();

module.exports = { filter, shout, untyped: (a) => a, version: '1' };
