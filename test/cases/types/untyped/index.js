module.exports = function join(a, b) {
  return a + b;
};
module.exports.twice = (a) => a + a;
