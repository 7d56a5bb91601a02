// The printed policy names the hosts that the widget speaks to, and no other.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { printPolicy } from './policy.ts';
import { changeWidget, type Settings, start, withSetting } from './settings.ts';
import { readWorld } from './world.fixture.ts';

const world = readWorld();
const none = { map: '', style: '' };
const directive = (settings: Settings, name: string, hashes = none) =>
  printPolicy(settings, hashes)
    .split(';\n')
    .find((line) => line.startsWith(`${name} `));

test('script and endpoint are on the host of the endpoint', () => {
  assert.equal(directive(start(world), 'script-src'), 'script-src https://forms.example.org');
  assert.equal(directive(start(world), 'connect-src'), "connect-src 'self' https://forms.example.org");
});

test('with a service the script is the public one, and messages go to the service', () => {
  const settings = withSetting(
    withSetting(start(world), 'service', 'formspree'),
    'endpoint',
    'https://formspree.io/f/x',
  );
  assert.equal(directive(settings, 'script-src'), 'script-src https://cdn.jsdelivr.net');
  assert.equal(directive(settings, 'connect-src'), "connect-src 'self' https://formspree.io");
});

test('what a bundler writes is on the own host', () => {
  assert.equal(directive({ ...start(world), as: 'vue' }, 'script-src'), "script-src 'self'");
});

test('hashes of the import map and of the style element are allowed', () => {
  const hashes = { map: "'sha256-m'", style: "'sha256-s'" };
  assert.equal(directive(start(world), 'script-src', hashes), "script-src https://forms.example.org 'sha256-m'");
  assert.equal(directive(start(world), 'style-src', hashes), "style-src 'self' 'sha256-s'");
});

test('styles in rendered shadow roots need the nonce of the page', () => {
  assert.equal(directive(withSetting(start(world), 'prerendered', 'true'), 'style-src'), "style-src 'self' 'nonce-…'");
});

test('pictures of a feed come from where the owner allows them', () => {
  const teaser = withSetting(changeWidget(start(world), world, 'blog-teaser'), 'src', 'https://blog.example.net/feed/');
  assert.equal(directive(teaser, 'img-src'), "img-src 'self' https://blog.example.net");
  assert.equal(directive(teaser, 'connect-src'), "connect-src 'self' https://blog.example.net");
  assert.equal(directive(withSetting(teaser, 'images', 'any'), 'img-src'), "img-src 'self' https:");
  assert.equal(directive(withSetting(teaser, 'images', 'none'), 'img-src'), "img-src 'self'");
});
