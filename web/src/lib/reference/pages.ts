import {
  METHODS,
  nameIn,
  openDocument,
  resolve,
  type Content,
  type Document,
  type Operation,
  type PathItem,
  type Response,
} from './document';
import { defaultOf, fieldsOf, typeOf, type Field, type TypePiece } from './fields';

/** A page of the reference: the operations under one tag. */
export interface Group {
  readonly slug: string;
  readonly title: string;
  readonly description: string;
  readonly operations: readonly Call[];
}

export interface Call {
  readonly id: string;
  readonly method: string;
  readonly path: string;
  readonly summary: string;
  readonly description: string;
  readonly secured: boolean;
  readonly parameters: readonly Field[];
  readonly body: Sent | null;
  readonly answers: readonly Answer[];
}

export interface Sent {
  readonly type: string;
  readonly schema: readonly TypePiece[];
  readonly fields: readonly Field[];
  readonly examples: readonly Shown[];
}

export interface Answer {
  readonly status: string;
  readonly description: string;
  readonly headers: readonly string[];
  readonly bodies: readonly { readonly type: string; readonly schema: readonly TypePiece[] }[];
  readonly examples: readonly Shown[];
  /** The name under which several operations share it; it is shown in full on a page of its own. */
  readonly shared: string | null;
}

export interface Shown {
  readonly name: string;
  readonly text: string;
}

export interface NamedSchema {
  readonly name: string;
  readonly description: string;
  readonly type: readonly TypePiece[];
  readonly fields: readonly Field[];
}

const TITLES: Readonly<Record<string, string>> = {
  routes: 'Routes and artists',
  play: 'The game',
  state: 'State',
  research: 'Research',
  jobs: 'Jobs',
  sweeps: 'Sweeps',
  nodes: 'Between nodes',
};

/** Those of a tag that would make its page too long have one of their own, by their address. */
const APART: ReadonlySet<string> = new Set(['jobs', 'sweeps']);

export const contract: Document = openDocument();

export function groupsOf(document: Document): Group[] {
  const groups = new Map<string, Call[]>();
  for (const [path, item] of Object.entries(document.paths)) {
    for (const method of METHODS) {
      const operation = item[method];
      if (operation === undefined) continue;
      const [, first = ''] = path.split('/');
      const slug = APART.has(first) ? first : (operation.tags[0] ?? 'other');
      const call = callOf(document, method, path, item, operation);
      groups.set(slug, [...(groups.get(slug) ?? []), call]);
    }
  }
  return [...groups].map(([slug, operations]) => ({
    slug,
    title: TITLES[slug] ?? slug,
    description: document.tags.find(({ name }) => name === slug)?.description ?? '',
    operations,
  }));
}

export function schemasOf({ components }: Document): NamedSchema[] {
  return Object.entries(components.schemas)
    .map(([name, schema]) => ({
      name,
      description: schema.description ?? '',
      type: typeOf(schema),
      fields: fieldsOf(schema),
    }))
    .sort((one, other) => one.name.localeCompare(other.name, 'en'));
}

/** Answers that several operations share: refusals and faults. */
export function sharedAnswersOf(document: Document): Answer[] {
  return Object.entries(document.components.responses).map(([name, response]) =>
    answerOf(document, statusesOf(document, name).join(', '), response, name),
  );
}

function statusesOf({ paths }: Document, name: string): string[] {
  const statuses = Object.values(paths)
    .flatMap((item) => METHODS.map((method) => item[method]))
    .flatMap((operation) => Object.entries(operation?.responses ?? {}))
    .filter(([, response]) => '$ref' in response && nameIn(response.$ref) === name)
    .map(([status]) => (status === 'default' ? 'others' : status));
  return [...new Set(statuses)].sort();
}

function callOf(
  document: Document,
  method: string,
  path: string,
  item: PathItem,
  operation: Operation,
): Call {
  const parameters = [...(item.parameters ?? []), ...(operation.parameters ?? [])]
    .map((parameter) => resolve(parameter, document.components.parameters))
    .map((parameter) => ({
      name: parameter.name,
      type: [...typeOf(parameter.schema), { text: `, in the ${placeOf(parameter.in)}` }],
      required: parameter.required ?? false,
      description: `${parameter.description ?? ''}${defaultOf(parameter.schema)}`.trim(),
    }));
  return {
    id: operation.operationId,
    method: method.toUpperCase(),
    path,
    summary: operation.summary,
    description: operation.description ?? '',
    secured: (operation.security?.length ?? 0) > 0,
    parameters,
    body: operation.requestBody === undefined ? null : sentOf(document, operation.requestBody),
    answers: Object.entries(operation.responses).map(([status, response]) =>
      answerOf(
        document,
        status === 'default' ? 'others' : status,
        resolve(response, document.components.responses),
        '$ref' in response ? nameIn(response.$ref) : null,
      ),
    ),
  };
}

function placeOf(stated: string): string {
  return stated === 'path' ? 'address' : stated;
}

function sentOf(document: Document, { content }: { readonly content: Content }): Sent {
  const [[type, media] = ['', {}]] = Object.entries(content);
  const schema = media.schema ?? {};
  const whole = resolve(schema, document.components.schemas);
  return {
    type,
    schema: typeOf(schema),
    fields: fieldsOf(whole).map((field) => ({
      ...field,
      description: `${field.description}${defaultOf(whole.properties?.[field.name] ?? {})}`.trim(),
    })),
    examples: examplesIn(document, content),
  };
}

function answerOf(
  document: Document,
  status: string,
  response: Response,
  shared: string | null,
): Answer {
  const content = response.content ?? {};
  return {
    status,
    description: response.description,
    headers: Object.keys(response.headers ?? {}),
    bodies: Object.entries(content).map(([type, { schema }]) => ({
      type,
      schema: schema === undefined ? [] : typeOf(schema),
    })),
    examples: examplesIn(document, content),
    shared,
  };
}

function examplesIn(document: Document, content: Content): Shown[] {
  return Object.values(content).flatMap(({ example, examples }) => {
    const named = Object.entries(examples ?? {}).map(([name, each]) => ({
      name,
      value: resolve(each, document.components.examples).value,
    }));
    const all = example === undefined ? named : [{ name: 'example', value: example }, ...named];
    return all.map(({ name, value }) => ({
      name: inWords(name),
      text: typeof value === 'string' ? value.trimEnd() : JSON.stringify(value, null, 2),
    }));
  });
}

/** `notConnected` as "not connected". */
function inWords(name: string): string {
  return name.replace(/([A-Z])/g, (letter) => ` ${letter.toLowerCase()}`).trim();
}
