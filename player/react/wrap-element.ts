import { createComponent } from '@lit/react';
import * as React from 'react';
import type { ComponentProps } from './component-props.js';
import { events } from './events.js';
import { splitProps, type PropTargets } from './split-props.js';

/** On a server nothing takes effect, and React 18 complains of being asked. */
const useElementEffect = typeof document === 'undefined' ? React.useEffect : React.useLayoutEffect;
const react = { ...React, useLayoutEffect: useElementEffect };

/** React 19 sets properties of custom elements, and knows flags; before, everything was written as text. */
const knowsProperties = Number.parseInt(React.version, 10) >= 19;
const flag = knowsProperties ? { on: true, off: false } : { on: '', off: undefined };

/**
 * `createComponent` sets every property anew at each rendering, which would load a source again, and undo
 * the viewer's volume. Shown a class without these, it leaves them to us.
 */
const withoutProperties = Object as unknown as new () => HTMLElement;

interface ElementClass<E extends HTMLElement> {
  new (): E;
  readonly observedAttributes: readonly string[];
}

export type ElementComponent<E extends HTMLElement> = React.ForwardRefExoticComponent<
  ComponentProps<E> & React.RefAttributes<E>
>;

/** Passed on from the browser's `<video>`, which a server has none of, and said by no attribute. */
const passedOn: readonly string[] = [
  'currentTime',
  'defaultPlaybackRate',
  'playbackRate',
  'preservesPitch',
  'srcObject',
  'volume',
] satisfies (keyof HTMLVideoElement)[];

/** A React component around an element that is defined as `tagName`. */
export function wrapElement<E extends HTMLElement>(
  tagName: string,
  elementClass: ElementClass<E>,
  displayName: string,
): ElementComponent<E> {
  const Tag = createComponent({ react, tagName, elementClass: withoutProperties, events, displayName });
  const common: object = globalThis.HTMLElement?.prototype ?? {};
  const targets: PropTargets = {
    attributes: elementClass.observedAttributes,
    hasProperty: (name) => passedOn.includes(name) || (name in elementClass.prototype && !(name in common)),
    flag,
  };

  const Component = React.forwardRef<E, Record<string, unknown>>((props, ref) => {
    const element = React.useRef<E | null>(null);
    const set = React.useRef<Record<string, unknown>>({});
    const { attributes, properties } = splitProps(props, targets);
    useElementEffect(() => {
      if (!element.current) return;
      for (const [name, value] of Object.entries(properties)) {
        if (set.current[name] !== value) Reflect.set(element.current, name, value);
      }
      set.current = properties;
    });
    const attach = React.useCallback(
      (node: HTMLElement | null) => {
        element.current = node as E | null;
        if (typeof ref === 'function') ref(element.current);
        else if (ref) ref.current = element.current;
      },
      [ref],
    );
    return React.createElement(Tag, { ...attributes, ref: attach });
  });
  Component.displayName = displayName;
  return Component;
}
