// Each package manager is spoken to, and spoken of, in its own words.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { createCall, installCommand, inWordsOf, packageManager } from './package-managers.ts';

const agents = {
  npm: 'npm/11.19.1 node/v24.21.0 linux x64 workspaces/false',
  pnpm: 'pnpm/12.21.0 npm/? node/? linux x64',
  yarn: 'yarn/1.22.22 npm/? node/v24.21.0 linux x64',
  bun: 'bun/1.4.5 npm/? node/v24.3.0 linux x64',
} as const;
const berry = 'yarn/4.18.1 npm/? node/v24.21.0 linux x64';
const managerOf = (agent?: string) => packageManager(agent === undefined ? {} : { npm_config_user_agent: agent });

test('knows who calls', () => {
  for (const [name, agent] of Object.entries(agents)) assert.deepEqual(managerOf(agent), { name, isBerry: false });
  assert.deepEqual(managerOf(berry), { name: 'yarn', isBerry: true });
  assert.deepEqual(managerOf(), { name: 'npm', isBerry: false });
});

for (const [agent, words, call] of [
  [agents.npm, 'npm ci && npm run start, npx foyer-endpoint', 'npm create foyer@latest shop -- --yes'],
  [
    agents.pnpm,
    'pnpm install --frozen-lockfile && pnpm run start, pnpm exec foyer-endpoint',
    'pnpm create foyer shop --yes',
  ],
  [
    agents.yarn,
    'yarn install --frozen-lockfile && yarn run start, yarn run foyer-endpoint',
    'yarn create foyer shop --yes',
  ],
  [berry, 'yarn install --immutable && yarn run start, yarn run foyer-endpoint', 'yarn create foyer shop --yes'],
  [agents.bun, 'bun install --frozen-lockfile && bun run start, bunx foyer-endpoint', 'bun create foyer shop --yes'],
] as const) {
  test(`speaks to ${agent.split(' ')[0]} in its own words`, () => {
    assert.equal(inWordsOf(managerOf(agent), 'npm ci && npm run start, npx foyer-endpoint'), words);
    assert.equal(createCall(managerOf(agent), 'shop', '--yes'), call);
  });
}

const command = (agent: string, script: string, platform: NodeJS.Platform) => {
  const environment = { npm_config_user_agent: agent, npm_execpath: script };
  const { args, program, shell } = installCommand(packageManager(environment), environment, platform);
  return [program === process.execPath ? 'node' : program, ...args, ...(shell ? ['in a shell'] : [])];
};

test('installs with the script that called, without a shell', () => {
  assert.deepEqual(command(agents.npm, '/usr/lib/npm/bin/npm-cli.js', 'win32'), [
    'node',
    '/usr/lib/npm/bin/npm-cli.js',
    'install',
  ]);
  assert.deepEqual(command(agents.pnpm, '/opt/pnpm.cjs', 'linux'), ['node', '/opt/pnpm.cjs', 'install']);
});

test('installs by name where the script is that of another package manager, or none', () => {
  assert.deepEqual(command(agents.bun, '/usr/lib/npm/bin/npm-cli.js', 'linux'), ['bun', 'install']);
  assert.deepEqual(command(agents.pnpm, '/opt/pnpm', 'linux'), ['pnpm', 'install']);
  assert.deepEqual(command(agents.bun, '', 'win32'), ['bun install', 'in a shell']);
});
