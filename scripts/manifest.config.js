// custom-elements.json, from the elements' docstrings: what editors, types and the docs are made of.
// Run in packages/elements by `pnpm build:manifest`. The analyzer's own Lit plugin reads `{ attribute, type }`, and not the
// kinds of our property tables: those are read here.

/** Internal members of the class. */
function isHidden(ts, member) {
  const isInternal = ts.getJSDocTags(member).some((tag) => tag.tagName.text === 'internal');
  const flags = ts.getCombinedModifierFlags(member);
  return (
    member.name.getText().startsWith('#') || isInternal || flags & (ts.ModifierFlags.Static | ts.ModifierFlags.Private)
  );
}

/** `headingLevel` → `heading-level`, as base/properties.ts derives it. */
const attributeName = (property) => property.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`);

/** The rows of `static properties = { … }` that are attributes, by name, as they are written. */
function propertyTable(ts, node) {
  const table = node.members.find((member) => member.name?.getText() === 'properties')?.initializer;
  const rows = new Map();
  for (const row of table?.properties ?? []) {
    if (ts.isPropertyAssignment(row) && !/^internal\(/.test(row.initializer.getText())) {
      rows.set(row.name.getText(), row.initializer.getText());
    }
    // `...forEachLabel(text)`: one row for each built-in field.
    if (ts.isSpreadAssignment(row)) for (const name of labelProperties(ts, node)) rows.set(name, 'text');
  }
  return rows;
}

function labelProperties(ts, node) {
  const names = node.members.map((member) => member.name?.getText() ?? '');
  return names.filter((name) => /^label[A-Z]/.test(name));
}

/** The default of a kind, as its call says: `seconds(15)`, `integer(1, 6, 2)`, `oneOf(['card', 'plain'])`, … */
function defaultOf(kind) {
  const initial = /initial: \(\) => ('[^']*')/.exec(kind)?.[1];
  if (initial) return initial;
  const inner = kind.replace(/^reflected\((.*)\)$/s, '$1');
  if (inner.startsWith('boolean')) return 'false';
  const numbers = /^(?:integer|seconds)\(([^)]*)\)/
    .exec(inner)?.[1]
    .split(',')
    .map((part) => part.trim());
  if (numbers) return numbers.length === 2 ? numbers[0] : numbers.at(-1);
  const [, words = '', own] = /^oneOf(?:OrPage)?\((?:\[([^\]]*)\]|\w+)(?:, ('[^']*'))?/.exec(inner) ?? [];
  if (inner.startsWith('oneOf')) return own ?? (words.split(',')[0]?.trim() || "'auto'");
  return /,\s*('[^']*'),?\s*\)$/.exec(inner)?.[1] ?? "''";
}

function addAttribute(declaration, field, { attribute, reflects }) {
  field.attribute = attribute;
  if (reflects) field.reflects = true;
  declaration.attributes ??= [];
  const { name: fieldName, type, default: byDefault, description } = field;
  declaration.attributes.push({ name: attribute, type, default: byDefault, description, fieldName });
}

const litMembers = {
  name: 'foyer-lit-members',
  analyzePhase({ ts, node, moduleDoc }) {
    if (!ts.isClassDeclaration(node) || !node.name) return;
    const declaration = moduleDoc.declarations?.find(({ name }) => name === node.name.getText());
    if (!declaration?.members) return;
    const hidden = new Set();
    const table = propertyTable(ts, node);
    for (const member of node.members) {
      if (!member.name) continue;
      const name = member.name.getText();
      if (isHidden(ts, member)) {
        hidden.add(name);
        continue;
      }
      const kind = table.get(name);
      const field = declaration.members.find((known) => known.name === name);
      if (kind === undefined || !field) continue;
      field.default = defaultOf(kind);
      addAttribute(declaration, field, { attribute: attributeName(name), reflects: /reflect/.test(kind) });
    }
    declaration.members = declaration.members.filter(
      ({ name, privacy }) => !hidden.has(name) && (privacy ?? 'public') === 'public',
    );
  },
};

/** Expands type names: a table shows `'card' | 'plain'` instead of `Variant`. */
function spellOutTypes() {
  const aliases = new Map();
  const spell = ({ type }) => {
    if (type && aliases.has(type.text)) type.text = aliases.get(type.text);
  };
  return {
    name: 'foyer-spell-out-types',
    collectPhase({ ts, node }) {
      if (ts.isTypeAliasDeclaration(node) && ts.isUnionTypeNode(node.type)) {
        aliases.set(node.name.text, node.type.getText().replaceAll(/\s+/g, ' ').replace(/^\| /, ''));
      }
    },
    packageLinkPhase({ customElementsManifest }) {
      for (const { declarations = [] } of customElementsManifest.modules) {
        for (const { members = [], attributes = [] } of declarations) [...members, ...attributes].forEach(spell);
      }
    },
  };
}

const LIFECYCLE = new Set([
  'attributeChangedCallback',
  'connectedCallback',
  'disconnectedCallback',
  'adoptedCallback',
  'formAssociatedCallback',
  'formDisabledCallback',
  'formResetCallback',
  'formStateRestoreCallback',
  'createRenderRoot',
  'shouldUpdate',
  'willUpdate',
  'firstUpdated',
  'updated',
  'update',
  'render',
]);

/** References to the base classes would lead out of the manifest. */
function keepToItself(declaration) {
  delete declaration.superclass;
  declaration.members = (declaration.members ?? []).filter(({ name }) => !LIFECYCLE.has(name));
  // The analyzer takes the argument of `new CustomEvent(type)` in the base class for a name.
  declaration.events = (declaration.events ?? []).filter(({ name }) => name?.startsWith('foyer-'));
  for (const entry of [...declaration.members, ...(declaration.attributes ?? []), ...declaration.events]) {
    delete entry.inheritedFrom;
  }
}

const onlyElements = {
  name: 'foyer-only-elements',
  packageLinkPhase({ customElementsManifest }) {
    for (const module of customElementsManifest.modules) {
      module.path = module.path.replace(/^src\//, 'dist/').replace(/\.ts$/, '.js');
      module.declarations = (module.declarations ?? []).filter(({ kind, tagName }) => kind === 'class' && tagName);
      const shown = new Set(module.declarations.map(({ name }) => name));
      module.exports = (module.exports ?? []).filter(({ declaration }) => shown.has(declaration?.name));
      for (const { declaration } of module.exports) declaration.module = module.path;
      module.declarations.forEach(keepToItself);
    }
    customElementsManifest.modules = customElementsManifest.modules.filter(
      ({ declarations }) => declarations.length > 0,
    );
  },
};

export default {
  globs: ['src/base/*.ts', 'src/elements/*/*.ts'],
  exclude: ['**/*.test.ts', '**/*.styles.ts'],
  plugins: [litMembers, spellOutTypes(), onlyElements],
};
