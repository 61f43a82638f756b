import { createServer } from 'node:http';

/** A registry with one package, `known`, in three versions; says its port on stdout and runs until its stdin closes. */
const versions = Object.fromEntries(['1.0.0', '1.4.2', '2.0.0'].map((version) => [version, { name: 'known', version, dist: { tarball: 'http://127.0.0.1/none.tgz', shasum: '0'.repeat(40) } }]));
const server = createServer((request, response) => {
  const known = /^\/known(\?|$)/.test(request.url ?? '');
  response.writeHead(known ? 200 : 404, { 'content-type': 'application/json' });
  response.end(JSON.stringify(known ? { name: 'known', 'dist-tags': { latest: '2.0.0' }, versions } : { error: 'Not found' }));
});
server.listen(0, '127.0.0.1', () => console.log(server.address().port));
process.stdin.on('end', () => process.exit(0)).resume();
