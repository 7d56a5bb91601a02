// What is packed is for strangers: without the names by which this checkout finds its sources and private packages.
const SOURCE = 'foyer:source';

function withoutSource(entry) {
  if (typeof entry === 'string') return entry;
  return Object.fromEntries(Object.entries(entry).filter(([condition]) => condition !== SOURCE));
}

export const hooks = {
  beforePacking({ devDependencies: _private, scripts: _ours, ...manifest }) {
    const { exports = {}, sideEffects } = manifest;
    const doors = Object.entries(exports).map(([door, entry]) => [door, withoutSource(entry)]);
    return {
      ...manifest,
      exports: Object.fromEntries(doors),
      ...(Array.isArray(sideEffects) && { sideEffects: sideEffects.filter((path) => !path.startsWith('./src/')) }),
    };
  },
};
