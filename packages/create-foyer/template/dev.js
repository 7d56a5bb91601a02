// `npm run dev`: the endpoint of foyer.yaml and the page in public/, on this machine, until Ctrl-C.
import { once } from 'node:events';
import { createServer } from 'node:http';
import { loadSettings, serveEndpoint } from '@foyer/endpoint';
import sirv from 'sirv';

const settings = loadSettings(process.env);
if (settings.status === 'refused') {
  for (const problem of settings.problems) console.error(problem);
  process.exit(1);
}

// Links in mails lead to this machine, and its pages may send.
const { origins = [], port = 8787, ...options } = settings.options;
const publicUrl = `http://127.0.0.1:${port}`;
const endpoint = await serveEndpoint({ ...options, port, publicUrl, origins: [...origins, 'loopback'] });
if (endpoint.status !== 'serving') {
  console.error(
    endpoint.status === 'failed' ? endpoint.reason : `Port ${port} is taken: set another one in foyer.yaml.`,
  );
  process.exit(1);
}

const page = createServer(sirv('public', { dev: true }));
page.on('error', async ({ message }) => {
  console.error(message);
  await endpoint.close();
  process.exit(1);
});
page.listen(port + 1, '127.0.0.1');
await once(page, 'listening');

console.log(`page http://127.0.0.1:${port + 1}/`);
console.log(`inbox ${endpoint.inboxUrl}`);
console.log(`data ${endpoint.databasePath}`);
console.log('ready');

await Promise.race([once(process, 'SIGINT'), once(process, 'SIGTERM')]);
page.close();
page.closeAllConnections();
await endpoint.close();
