import type { HTMLAttributes } from 'react';
import type { EventProps } from './events.js';

/**
 * What of an element can be set: neither read-only nor a method. Functions of a `T` that is never known are alike
 * only where what they compare it with is, to the `readonly`, which nothing else tells apart. Written out and not
 * by one name for both: of two by one name the compiler compares no more than the arguments.
 */
// oxlint-disable typescript/no-unnecessary-type-parameters -- a T that is used again is resolved, and readonly lost
type SettableKeys<E> = {
  [Key in keyof E]-?: E[Key] extends (...args: never[]) => unknown
    ? never
    : (<T>() => T extends Pick<E, Key> ? 1 : 2) extends <T>() => T extends {
          -readonly [Name in Key]: E[Name];
        }
          ? 1
          : 2
      ? Key
      : never;
}[keyof E];
// oxlint-enable typescript/no-unnecessary-type-parameters

type Settable<E, Keys extends keyof E> = { [Key in Keys]?: E[Key] | undefined };

type OwnKeys<E extends HTMLElement> = Exclude<SettableKeys<E>, keyof HTMLElement>;

/**
 * The element's properties under their own names, its events as `onSv…` and as React calls `<video>`'s,
 * and what every HTML element takes.
 */
export type ComponentProps<E extends HTMLElement> = Omit<HTMLAttributes<E>, OwnKeys<E> | keyof EventProps> &
  Settable<E, OwnKeys<E>> &
  EventProps;
