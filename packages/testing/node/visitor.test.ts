import assert from 'node:assert/strict';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { createServer } from 'node:http';
import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, test, type TestContext } from 'node:test';
import { wantedEngines } from './browsers.ts';
import { startVisitor } from './visitor.ts';

const PAGE = `<!doctype html><meta charset="utf-8"><title>A page</title>
<p hidden>not for eyes</p>
<greeting-form><b>Guten Tag</b></greeting-form>
<script>
  customElements.define('greeting-form', class extends HTMLElement {
    connectedCallback() {
      const root = this.attachShadow({ mode: 'open' });
      root.innerHTML = '<slot></slot><form><label for=name>Your name</label><input id=name value=old>' +
        '<label><input type=checkbox>I agree</label><button>Greet</button><p role=status></p></form>';
      root.querySelector('form').onsubmit = (event) => {
        event.preventDefault();
        const [name, agreed] = root.querySelectorAll('input');
        root.querySelector('p').textContent = 'Hello ' + name.value + (agreed.checked ? ', agreed' : '');
      };
    }
  });
</script>`;

const server = createServer((_request, response) => response.setHeader('content-type', 'text/html').end(PAGE));
let url = '';

before(async () => {
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/`;
});
after(() => {
  server.closeAllConnections();
  server.close();
});

for (const engine of wantedEngines()) {
  const visit = async (t: TestContext) => {
    const visitor = await startVisitor(engine);
    if (!visitor) return t.skip(`${engine} is not on this machine`);
    t.after(() => visitor.leaves());
    await visitor.opens(url);
    return visitor;
  };

  test(`${engine}: a visitor fills, checks, clicks and reads elements in a shadow root`, async (t) => {
    const visitor = await visit(t);
    if (!visitor) return;
    await visitor.fills('Your name', 'Mia');
    await visitor.leavesField();
    assert.equal(
      await visitor.evaluates('document.querySelector("greeting-form").shadowRoot.activeElement.type'),
      'checkbox',
    );
    await visitor.clicks('I agree');
    await visitor.clicks('Greet');
    await visitor.sees('Hello Mia, agreed');
    assert.match(await visitor.text(), /^Guten Tag /);
    await assert.doesNotReject(visitor.seesNoMore('not for eyes'));

    const folder = await mkdtemp(join(tmpdir(), 'foyer-visitor-'));
    t.after(() => rm(folder, { recursive: true }));
    const picture = join(folder, 'page.png');
    await visitor.screenshot(picture);
    assert.equal((await readFile(picture)).subarray(1, 4).toString(), 'PNG');
  });
}
