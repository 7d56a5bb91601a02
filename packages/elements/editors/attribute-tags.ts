// The name of its attribute as a tag of every property's comment: analyzers of Lit's templates read no other place.
import ts from 'typescript';

/** Attributes of a manifest that are not named as their property, by property. */
export function attributeNames(manifest: string): ReadonlyMap<string, string> {
  const names = new Map<string, string>();
  JSON.parse(manifest, (_, value: unknown) => {
    if (isAttribute(value) && value.name !== value.fieldName) names.set(value.fieldName, value.name);
    return value;
  });
  return names;
}

function isAttribute(value: unknown): value is { readonly name: string; readonly fieldName: string } {
  return typeof value === 'object' && value !== null && 'name' in value && 'fieldName' in value;
}

/** Throws if such a property has no comment. */
export function tagAttributes(code: string, names: ReadonlyMap<string, string>): string {
  const file = ts.createSourceFile('module.d.ts', code, ts.ScriptTarget.Latest, true);
  const members = file.statements.filter(ts.isClassDeclaration).flatMap((statement) => [...statement.members]);
  let tagged = code;
  for (const member of members.reverse()) {
    const property = member.name && ts.isIdentifier(member.name) ? member.name.text : '';
    const attribute = names.get(property);
    if (attribute === undefined) continue;
    const comment = ts.getJSDocCommentsAndTags(member).find(ts.isJSDoc);
    if (!comment) throw new Error(`${property} has no comment in the declarations`);
    const text = code.slice(comment.pos, comment.end - '*/'.length).trimEnd();
    tagged = `${tagged.slice(0, comment.pos)}${text}\n   * @attr ${attribute}\n   */${tagged.slice(comment.end)}`;
  }
  return tagged;
}
