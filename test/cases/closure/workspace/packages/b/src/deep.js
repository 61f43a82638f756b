exports.deep = 'deep';
