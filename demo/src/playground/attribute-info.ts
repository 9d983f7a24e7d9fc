/** An attribute of one of the elements, as the package's manifest tells of it. */
export interface AttributeInfo {
  readonly name: string;
  /** With code between backticks. */
  readonly description: string;
  readonly kind: 'flag' | 'number' | 'text' | 'choice';
  /** Of a choice. */
  readonly values: readonly string[];
}

export interface ElementInfo {
  readonly tagName: string;
  readonly attributes: readonly AttributeInfo[];
}

/** The part of custom-elements.json (schema 2.1.0) that is read here. */
export interface Manifest {
  readonly modules: readonly {
    readonly declarations: readonly {
      readonly tagName?: string;
      readonly attributes?: readonly {
        readonly name: string;
        readonly description?: string;
        readonly type?: { readonly text: string };
      }[];
    }[];
  }[];
}

const QUOTED = /^['"](.*)['"]$/;

/** What may be written, by the type's text: `boolean`, `number`, `'on'|'off'`, or anything. */
function kindOf(type: string): Pick<AttributeInfo, 'kind' | 'values'> {
  const options = type.split('|').map((option) => QUOTED.exec(option.trim())?.[1]);
  const values = options.filter((option) => option !== undefined);
  if (values.length > 0 && values.length === options.length) return { kind: 'choice', values };
  const kind = type === 'boolean' ? 'flag' : type === 'number' ? 'number' : 'text';
  return { kind, values: [] };
}

export function readManifest({ modules }: Manifest): readonly ElementInfo[] {
  return modules
    .flatMap(({ declarations }) => declarations)
    .flatMap(({ tagName, attributes = [] }) =>
      tagName === undefined
        ? []
        : [
            {
              tagName,
              attributes: attributes.map(({ name, description = '', type }) => ({
                name,
                description,
                ...kindOf(type?.text ?? 'string'),
              })),
            },
          ],
    );
}
