import { cp } from 'node:fs/promises';
import { build } from 'esbuild';

await build({
  entryPoints: ['src/main.ts'],
  outdir: 'dist',
  bundle: true,
  format: 'esm',
  splitting: true, // what is loaded later stays in files of its own
  minify: true,
});
await cp('public', 'dist', { recursive: true });
