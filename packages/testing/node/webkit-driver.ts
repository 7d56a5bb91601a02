// Starts WebKitGTK's WebDriver service and, where there is no display, an Xvfb for it. Knows no page and no test runner.
import { spawn } from 'node:child_process';
import type { Readable } from 'node:stream';
import { Socket } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';
import { findWebKit, firstExecutable } from './browsers.ts';
import { freePort } from './free-port.ts';

export interface WebKitDriver {
  readonly port: number;
  readonly capabilities: Record<string, unknown>;
  stop(): void;
}

/** undefined where WebKitGTK, or a display for it, is not on this machine. */
export async function startWebKitDriver(): Promise<WebKitDriver | undefined> {
  const webkit = await findWebKit();
  if (!webkit || !(await provideDisplay())) return undefined;
  const port = await freePort();
  const service = spawn(webkit.driver, [`--port=${port}`], { stdio: 'ignore' });
  const stop = () => void service.kill();
  process.once('exit', stop);
  await untilAnswers(`http://127.0.0.1:${port}/status`);
  return {
    port,
    capabilities: {
      browserName: 'MiniBrowser',
      // WebKitGTK speaks no BiDi: without this no session matches.
      'wdio:enforceWebDriverClassic': true,
      'webkitgtk:browserOptions': { binary: webkit.miniBrowser, args: ['--automation'] },
    },
    stop: () => {
      process.off('exit', stop);
      stop();
    },
  };
}

async function untilAnswers(url: string): Promise<void> {
  const end = Date.now() + 10_000;
  while (
    !(await fetch(url).then(
      (reply) => reply.ok,
      () => false,
    ))
  ) {
    if (Date.now() > end) throw new Error(`WebKitWebDriver does not answer at ${url}`);
    await sleep(50);
  }
}

let display: Promise<boolean> | undefined;

function provideDisplay(): Promise<boolean> {
  if (process.env['DISPLAY']) return Promise.resolve(true);
  return (display ??= startXvfb());
}

async function startXvfb(): Promise<boolean> {
  const path = await firstExecutable('/usr/bin/Xvfb');
  if (!path) return false;
  const xvfb = spawn(path, ['-displayfd', '1', '-screen', '0', '1280x900x24', '-nolisten', 'tcp'], {
    stdio: ['ignore', 'pipe', 'ignore'],
  });
  process.once('exit', () => xvfb.kill());
  const number = await firstLine(xvfb.stdout);
  if (number) process.env['DISPLAY'] = `:${number}`;
  // The pipe stays open, but neither it nor Xvfb keeps this process alive.
  xvfb.unref();
  if (xvfb.stdout instanceof Socket) xvfb.stdout.unref();
  return number !== undefined;
}

/** Reads up to the line end: Xvfb writes number and line end apart, and a pipe closed between them kills it by SIGPIPE. */
function firstLine(stream: Readable): Promise<string | undefined> {
  let text = '';
  return new Promise((resolve) => {
    stream.on('end', () => resolve(undefined));
    stream.on('data', (chunk: Buffer) => {
      text += chunk.toString();
      if (text.includes('\n')) resolve(text.trim());
    });
  });
}
