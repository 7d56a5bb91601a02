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

const inOneLine = (type) => type.getText().replaceAll(/\s+/g, ' ').replace(/^\| /, '');

/** Replaces type aliases by what they stand for, in the order in which it is written: `'card' | 'plain'` for `Variant`. */
function spellOutTypes() {
  const lists = new Map();
  const aliases = new Map();
  const written = (text) =>
    text.replaceAll(/(?<!['\w])[A-Z]\w+(?!['\w])/g, (name) => (aliases.has(name) ? written(aliases.get(name)) : name));
  return {
    name: 'foyer-spell-out-types',
    collectPhase({ ts, node }) {
      // `const words = ['a', 'b'] as const` and `type Word = (typeof words)[number]`.
      if (ts.isVariableDeclaration(node) && ts.isAsExpression(node.initializer ?? node)) {
        const { expression } = node.initializer;
        if (ts.isArrayLiteralExpression(expression)) {
          lists.set(node.name.getText(), expression.elements.map((word) => word.getText()).join(' | '));
        }
      }
      if (!ts.isTypeAliasDeclaration(node) || node.typeParameters) return;
      const text = inOneLine(node.type);
      aliases.set(node.name.text, lists.get(/^\(typeof (\w+)\)\[number\]$/.exec(text)?.[1]) ?? text);
    },
    packageLinkPhase({ customElementsManifest }) {
      for (const { declarations = [] } of customElementsManifest.modules) {
        for (const { members = [], attributes = [] } of declarations) {
          for (const { type } of [...members, ...attributes]) if (type) type.text = written(type.text);
        }
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

/** `src/elements/contact-card/contact-card.ts` → `contact-card`. */
const folderOf = (path) => path.split('/').at(-2);

/** The doors through which the class and its tag leave the package: paths behind `@foyer/elements/`. */
function doorsOf(folder, { name, tagName }, exports) {
  const module = `${folder}/element.js`;
  const declaration = { name, module };
  // Types of the events' details, too.
  const exported = exports.map((entry) => ({ ...entry, declaration: { name: entry.name, module } }));
  const definition = { kind: 'custom-element-definition', name: tagName, declaration };
  return {
    module,
    exported,
    defining: { kind: 'javascript-module', path: `${folder}.js`, declarations: [], exports: [definition] },
  };
}

const onlyElements = {
  name: 'foyer-only-elements',
  packageLinkPhase({ customElementsManifest }) {
    customElementsManifest.modules = customElementsManifest.modules.flatMap((module) => {
      const element = module.declarations?.find(({ kind, tagName }) => kind === 'class' && tagName);
      if (!element) return [];
      keepToItself(element);
      const doors = doorsOf(folderOf(module.path), element, module.exports);
      return [{ ...module, path: doors.module, declarations: [element], exports: doors.exported }, doors.defining];
    });
    customElementsManifest.schemaVersion = '2.1.0';
  },
};

export default {
  globs: ['src/{base,submission,elements/*}/*.ts', 'src/elements/*/feeds/feed.ts', '../protocol/src/submission.ts'],
  exclude: ['**/*.test.ts', '**/*.styles.ts'],
  plugins: [litMembers, spellOutTypes(), onlyElements],
};
