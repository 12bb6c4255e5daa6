import { parse } from 'yaml';
import { readContract } from '../contracts';

/** The parts of an OpenAPI 3.1 document that the reference shows. */
export interface Document {
  readonly info: { readonly summary: string; readonly description: string };
  readonly tags: readonly { readonly name: string; readonly description: string }[];
  readonly paths: Readonly<Record<string, PathItem>>;
  readonly components: {
    readonly parameters: Readonly<Record<string, Parameter>>;
    readonly responses: Readonly<Record<string, Response>>;
    readonly schemas: Readonly<Record<string, Schema>>;
    readonly examples: Readonly<Record<string, Example>>;
  };
}

export interface PathItem extends Readonly<Partial<Record<Method, Operation>>> {
  readonly parameters?: readonly (Parameter | Reference)[];
}

export const METHODS = ['get', 'post', 'put', 'delete'] as const;
export type Method = (typeof METHODS)[number];

export interface Operation {
  readonly operationId: string;
  readonly tags: readonly string[];
  readonly summary: string;
  readonly description?: string;
  readonly security?: readonly object[];
  readonly parameters?: readonly (Parameter | Reference)[];
  readonly requestBody?: { readonly content: Content };
  readonly responses: Readonly<Record<string, Response | Reference>>;
}

export interface Parameter {
  readonly name: string;
  readonly in: string;
  readonly required?: boolean;
  readonly description?: string;
  readonly schema: Schema;
}

export interface Response {
  readonly description: string;
  readonly headers?: Readonly<Record<string, unknown>>;
  readonly content?: Content;
}

export type Content = Readonly<Record<string, Media>>;

export interface Media {
  readonly schema?: Schema;
  readonly example?: unknown;
  readonly examples?: Readonly<Record<string, Example | Reference>>;
}

export interface Example {
  readonly value: unknown;
}

export interface Schema {
  readonly $ref?: string;
  readonly type?: string | readonly string[];
  readonly description?: string;
  readonly properties?: Readonly<Record<string, Schema>>;
  readonly required?: readonly string[];
  readonly items?: Schema;
  readonly enum?: readonly unknown[];
  readonly const?: unknown;
  readonly default?: unknown;
  readonly format?: string;
  readonly pattern?: string;
  readonly minimum?: number;
  readonly maximum?: number;
  readonly maxLength?: number;
  readonly maxItems?: number;
  readonly oneOf?: readonly Schema[];
}

export interface Reference {
  readonly $ref: string;
}

/** The contract, read from beside the site when it is built. */
export function openDocument(): Document {
  return parse(readContract('http/openapi.yaml')) as Document;
}

export function nameIn(reference: string): string {
  return reference.split('/').at(-1) ?? '';
}

/** Follows `#/components/<kind>/<name>`; a value that is no reference is itself. */
export function resolve<Part extends object>(
  part: Part | Reference,
  among: Readonly<Record<string, Part>>,
): Part {
  if (!('$ref' in part) || typeof part.$ref !== 'string') return part as Part;
  const found = among[nameIn(part.$ref)];
  if (found === undefined) throw new Error(`openapi.yaml: ${part.$ref} leads nowhere`);
  return found;
}
