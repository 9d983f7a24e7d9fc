type Props = Readonly<Record<string, unknown>>;

/** What is known of an element class before there is an element. */
export interface PropTargets {
  /** The element's attributes. */
  readonly attributes: readonly string[];
  /** Is there a property of this name, beyond those of every element? */
  readonly hasProperty: (name: string) => boolean;
  /** How this React writes a boolean attribute that is on, and one that is off. */
  readonly flag: { readonly on: unknown; readonly off: unknown };
}

export interface SplitProps {
  /** For React, which sets what has changed, and writes it into HTML on a server. */
  readonly attributes: Record<string, unknown>;
  /** To set on the element, once changed. */
  readonly properties: Record<string, unknown>;
}

/** Its attribute only says how an element begins; the property has to be set to change it later. */
const BOTH = 'muted';

const plain = (name: string): string => name.replaceAll('-', '').toLowerCase();

/**
 * Sorts a component's props. What an attribute can say is an attribute, so that HTML made on a server is
 * a whole tag, that plays before React wakes up; objects, and what has no attribute, are properties.
 */
export function splitProps(props: Props, { attributes, hasProperty, flag }: PropTargets): SplitProps {
  const split: SplitProps = { attributes: {}, properties: {} };
  for (const [name, value] of Object.entries(props)) {
    const attribute = attributes.find((each) => plain(each) === plain(name));
    if (attribute !== undefined && typeof value !== 'object' && typeof value !== 'function') {
      split.attributes[attribute] = typeof value === 'boolean' ? (value ? flag.on : flag.off) : value;
      if (name === BOTH) split.properties[name] = value;
    } else if (hasProperty(name)) {
      split.properties[name] = value;
    } else {
      split.attributes[name] = value;
    }
  }
  return split;
}
