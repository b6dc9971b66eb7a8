// A page without any program: thirty pictures, served by a bare server. What the browser itself takes is seen by it.
// Run in a process of its own with a folder of pictures; prints its address.
import { readdirSync, readFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { join } from 'node:path';

const [folder = '.'] = process.argv.slice(2);
const names = readdirSync(folder);
const html = `<!doctype html><style>img{width:200px;height:112px}</style>${Array.from({ length: 30 }, (_, order) => `<img src="/${String(order)}" alt="">`).join('')}`;

const server = createServer((request, response) => {
  const order = Number((request.url ?? '/').slice(1));
  if (request.url === '/') response.setHeader('content-type', 'text/html').end(html);
  else if (Number.isInteger(order)) response.setHeader('content-type', 'image/webp').end(readFileSync(join(folder, names[order % names.length] ?? '')));
  else response.writeHead(404).end();
});
server.listen(0, '127.0.0.1', () => {
  const address = server.address();
  process.stdout.write(`http://127.0.0.1:${String(typeof address === 'object' ? address?.port : '')}/ \n`);
});
process.on('SIGTERM', () => process.exit());
