import type { HTMLAttributes } from 'react';
import type { EventProps } from './events.js';

/** Functions of any type differ as soon as `A` and `B` do, be it by a `readonly`, which nothing else sees. */
interface Told<A> {
  <T>(value: T): T extends A ? 1 : 2;
}

/** What of an element can be set: neither read-only nor a method. */
type SettableKeys<E> = {
  [Key in keyof E]-?: E[Key] extends (...args: never[]) => unknown
    ? never
    : Told<Pick<E, Key>> extends Told<{ -readonly [Name in Key]: E[Name] }>
      ? Key
      : never;
}[keyof E];

type Settable<E, Keys extends keyof E> = { [Key in Keys]?: E[Key] | undefined };

type OwnKeys<E extends HTMLElement> = Exclude<SettableKeys<E>, keyof HTMLElement>;

/**
 * The element's properties under their own names, its events as `onSv…` and as React calls `<video>`'s,
 * and what every HTML element takes.
 */
export type ComponentProps<E extends HTMLElement> = Omit<HTMLAttributes<E>, OwnKeys<E> | keyof EventProps> &
  Settable<E, OwnKeys<E>> &
  EventProps;
