import { expect } from '@open-wc/testing';
import { editorPresence } from './editor.ts';

function asks(debug: string): () => void {
  const meta = document.createElement('meta');
  meta.name = 'foyer';
  meta.dataset['debug'] = debug;
  document.head.append(meta);
  return () => meta.remove();
}

describe('Whoever makes the page', () => {
  it('looks at it on the own computer', () => {
    for (const hostname of ['localhost', 'site.localhost', '127.0.0.1', '[::1]']) {
      expect(editorPresence(hostname), hostname).to.deep.equal({ isAlone: true });
    }
  });

  it('is not who looks at it anywhere else', () => {
    for (const hostname of ['www.example.org', 'localhost.example.org', '127.0.0.1.example.org', '']) {
      expect(editorPresence(hostname), hostname).to.equal(undefined);
    }
  });

  it('asks for notes there by data-debug, for everybody to see', () => {
    for (const debug of ['', 'true', 'data-debug']) {
      const end = asks(debug);
      expect(editorPresence('www.example.org'), debug).to.deep.equal({ isAlone: false });
      end();
    }
    for (const debug of ['false', '0', 'no', 'off']) {
      const end = asks(debug);
      expect(editorPresence('www.example.org'), debug).to.equal(undefined);
      end();
    }
  });
});
