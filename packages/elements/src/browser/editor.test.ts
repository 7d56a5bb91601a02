import { expect } from '@open-wc/testing';
import { editorPresence } from './editor.ts';

function addDebugOption(debug: string): () => void {
  const meta = document.createElement('meta');
  meta.name = 'foyer';
  meta.dataset['debug'] = debug;
  document.head.append(meta);
  return () => meta.remove();
}

describe('editorPresence()', () => {
  it('reports the editor, alone, on localhost and loopback addresses', () => {
    for (const hostname of ['localhost', 'site.localhost', '127.0.0.1', '[::1]']) {
      expect(editorPresence(hostname), hostname).to.deep.equal({ isAlone: true });
    }
  });

  it('reports no editor on other hosts', () => {
    for (const hostname of ['www.example.org', 'localhost.example.org', '127.0.0.1.example.org', '']) {
      expect(editorPresence(hostname), hostname).to.equal(undefined);
    }
  });

  it('reports an editor among visitors on other hosts while data-debug is on', () => {
    for (const debug of ['', 'true', 'data-debug']) {
      const end = addDebugOption(debug);
      expect(editorPresence('www.example.org'), debug).to.deep.equal({ isAlone: false });
      end();
    }
    for (const debug of ['false', '0', 'no', 'off']) {
      const end = addDebugOption(debug);
      expect(editorPresence('www.example.org'), debug).to.equal(undefined);
      end();
    }
  });
});
