export = { name: 'legacy' };
