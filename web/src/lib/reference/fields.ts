import { nameIn, type Schema } from './document';

/** A line of a table of fields or parameters. */
export interface Field {
  /** With its place below other fields: `artists[].name`. */
  readonly name: string;
  readonly type: readonly TypePiece[];
  readonly required: boolean;
  readonly description: string;
}

/** Words of a type; a schema of its own is a link. */
export interface TypePiece {
  readonly text: string;
  readonly schema?: string;
}

/** Every field of an object, those of objects inside it after their own. */
export function fieldsOf(schema: Schema, prefix = ''): Field[] {
  const required = new Set(schema.required);
  return Object.entries(schema.properties ?? {}).flatMap(([key, property]) => {
    const name = `${prefix}${key}`;
    const within = property.items?.properties === undefined ? property : property.items;
    const place = within === property ? `${name}.` : `${name}[].`;
    return [
      {
        name,
        type: typeOf(property),
        required: required.has(key),
        description: property.description ?? '',
      },
      ...fieldsOf(within, place),
    ];
  });
}

export function typeOf(schema: Schema): TypePiece[] {
  if (schema.$ref !== undefined) {
    const name = nameIn(schema.$ref);
    return [{ text: name, schema: name }];
  }
  if (schema.oneOf !== undefined) return joined(schema.oneOf.map(typeOf), ' or ');
  if (schema.const !== undefined) return [{ text: JSON.stringify(schema.const) }];
  if (schema.enum !== undefined) {
    return [{ text: schema.enum.map((value) => JSON.stringify(value)).join(', ') }];
  }
  const types = schema.type === undefined ? [] : [schema.type].flat();
  if (types.length === 0) return [{ text: 'anything' }];
  return joined(
    types.map((type) => named(type, schema)),
    ' or ',
  );
}

function named(type: string, schema: Schema): TypePiece[] {
  switch (type) {
    case 'array': {
      const most = schema.maxItems === undefined ? '' : `, at most ${schema.maxItems}`;
      const items = schema.items === undefined ? [{ text: 'anything' }] : typeOf(schema.items);
      return [{ text: 'list of ' }, ...items, ...(most === '' ? [] : [{ text: most }])];
    }
    case 'string':
      return [{ text: textOf(schema) }];
    case 'integer':
    case 'number':
      return [{ text: `${type === 'integer' ? 'whole number' : 'number'}${rangeOf(schema)}` }];
    case 'boolean':
      return [{ text: 'true or false' }];
    default:
      return [{ text: type }];
  }
}

function textOf({ format, pattern, maxLength }: Schema): string {
  if (format !== undefined) return `text, ${format}`;
  if (pattern !== undefined) return `text like ${pattern}`;
  return maxLength === undefined ? 'text' : `text of up to ${maxLength} characters`;
}

function rangeOf({ minimum, maximum }: Schema): string {
  if (minimum === undefined) return maximum === undefined ? '' : ` up to ${maximum}`;
  return maximum === undefined ? ` from ${minimum}` : ` from ${minimum} to ${maximum}`;
}

function joined(parts: readonly (readonly TypePiece[])[], separator: string): TypePiece[] {
  return parts.flatMap((part, index) => (index === 0 ? part : [{ text: separator }, ...part]));
}

/** What holds when a field is left out, said after its description. */
export function defaultOf(schema: Schema): string {
  return schema.default === undefined ? '' : ` Absent: \`${JSON.stringify(schema.default)}\`.`;
}
