import nodeResolve from '@rollup/plugin-node-resolve';
import typescript from '@rollup/plugin-typescript';
import copy from 'rollup-plugin-copy';

export default {
  input: 'src/main.ts',
  output: { dir: 'dist', format: 'es' },
  plugins: [nodeResolve(), typescript(), copy({ targets: [{ src: 'public/*', dest: 'dist' }] })],
};
