// The JSON Schema of protocol v1, from the types and limits in src: `node packages/protocol/build/schema.ts` writes it.
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { createGenerator } from 'ts-json-schema-generator';
import { problemStatus } from '../src/error-codes.ts';
import { fieldNamePattern, limits, submissionIdPattern } from '../src/limits.ts';
import { problemType } from '../src/problem.ts';

const home = join(import.meta.dirname, '..');
const OUTPUT = join(home, 'src/schema.json');
const MESSAGES = ['Submission', 'Challenge', 'Receipt', 'Problem'];

type Schema = Record<string, unknown>;

const hex = { pattern: '^([0-9a-f]{2})+$' };
const digit = { type: 'integer', minimum: 1, maximum: 9 };
const positive = { type: 'integer', minimum: 1 };
const text = { type: 'string', maxLength: limits.multiLine };
const id = { pattern: submissionIdPattern.source };

/** What types cannot say. `undefined` takes away what holds for messages that widgets build, and not for those they get. */
const constraints: Readonly<Record<string, Schema>> = {
  // A server ignores what it does not know, and does without trap and page.
  Submission: { required: ['v', 'submissionId', 'fields'] },
  'Submission.submissionId': id,
  'Submission.fields': { maxProperties: limits.fields, propertyNames: { pattern: fieldNamePattern.source } },
  'Submission.trap': { required: undefined },
  'Submission.page': { required: undefined },
  FieldValue: { anyOf: [text, { type: 'array', items: text }] },
  'Consent.text': text,
  'Consent.translated': { const: undefined },
  'ProofOfWorkSolution.counter': { type: 'integer', minimum: 0, maximum: limits.proofCounter },
  'ProofOfWorkSolution.derivedKey': hex,
  'Question.a': digit,
  'Question.b': digit,
  'ProofOfWork.nonce': hex,
  'ProofOfWork.salt': hex,
  'ProofOfWork.keyPrefix': { pattern: '^[0-9a-f]+$' },
  'ProofOfWork.cost': positive,
  'ProofOfWork.keyLength': positive,
  'Challenge.expiresIn': positive,
  'Challenge.minFill': { minimum: 0 },
  'Receipt.submissionId': id,
  'Receipt.receivedAt': { pattern: '^\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d\\.\\d{3}Z$' },
  'Problem.type': { enum: codes().map(problemType) },
  'Problem.status': { enum: [...new Set(Object.values(problemStatus))] },
  'Problem.retryAfter': positive,
};

function codes(): (keyof typeof problemStatus)[] {
  const isCode = (name: string): name is keyof typeof problemStatus => name in problemStatus;
  return Object.keys(problemStatus).filter(isCode);
}

function isSchema(value: unknown): value is Schema {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** The part of the definitions that a path such as `Submission.fields` names. */
function partAt(definitions: Schema, path: string): Schema {
  const [name = '', property] = path.split('.');
  const definition = definitions[name];
  const properties = isSchema(definition) && isSchema(definition['properties']) ? definition['properties'] : {};
  const part = property === undefined ? definition : properties[property];
  if (!isSchema(part)) throw new Error(`constraints: the protocol has no ${path}`);
  return part;
}

/** As it is published. Its root is a submission, and `$defs` has the other messages. */
export function schemaText(): string {
  const definitions: Schema = {};
  for (const type of MESSAGES) {
    const config = { path: join(home, 'src/index.ts'), tsconfig: join(home, 'tsconfig.json'), type };
    const generator = createGenerator({ ...config, skipTypeCheck: true, additionalProperties: true });
    Object.assign(definitions, generator.createSchema(type).definitions);
  }
  for (const [path, constraint] of Object.entries(constraints)) Object.assign(partAt(definitions, path), constraint);
  const schema = {
    $schema: 'https://json-schema.org/draft/2020-12/schema',
    $id: 'urn:foyer:schema:submission:1',
    title: 'Foyer, protocol v1',
    $ref: '#/$defs/Submission',
    $defs: definitions,
  };
  return `${JSON.stringify(schema, null, 2).replaceAll('#/definitions/', '#/$defs/')}\n`;
}

if (import.meta.main) writeFileSync(OUTPUT, schemaText());
